package dev.sceneroute.media;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the program keeps its own files ({@code sceneroute.data-dir}).
 *
 * @param dataDir the folder; made when it is missing
 */
@Validated
@ConfigurationProperties("sceneroute")
public record DataDirectory(@NotNull @DefaultValue("./data") Path dataDir) {

    /** An absolute path below the folder. */
    public Path resolve(String first, String... more) {
        return dataDir.toAbsolutePath().normalize().resolve(Path.of(first, more));
    }
}
