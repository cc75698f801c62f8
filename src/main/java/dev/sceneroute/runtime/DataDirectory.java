package dev.sceneroute.runtime;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the program keeps its own files.
 *
 * @param dataDir the folder: database, media, work in progress; {@code ./data} by default; made when it is missing
 */
@ConfigurationProperties("sceneroute")
public record DataDirectory(@DefaultValue("data") Path dataDir) {

    /** An absolute path below the folder. */
    public Path resolve(String first, String... more) {
        return dataDir.toAbsolutePath().normalize().resolve(Path.of(first, more));
    }

    /** The embedded database's files. */
    public Path database() {
        return resolve("postgres");
    }

    /** Finished and collected media, when they are kept in a folder. */
    public Path media() {
        return resolve("media");
    }

    /** Work in progress, a folder for each job. */
    public Path work() {
        return resolve("work");
    }

    /** Work in progress of one job; may be lost at any time. */
    public Path work(String jobId) {
        return resolve("work", jobId);
    }
}
