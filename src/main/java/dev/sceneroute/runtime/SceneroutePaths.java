package dev.sceneroute.runtime;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the program keeps what it keeps.
 *
 * @param dataDir everything that outlives a run: database, media, work in progress; {@code ./data} by default
 */
@ConfigurationProperties("sceneroute")
public record SceneroutePaths(@DefaultValue("data") Path dataDir) {

    /** The embedded database's files. */
    public Path database() {
        return dataDir.resolve("postgres").toAbsolutePath();
    }

    /** Finished and collected media, when they are kept in a folder. */
    public Path media() {
        return dataDir.resolve("media").toAbsolutePath();
    }

    /** Work in progress of one job; may be lost at any time. */
    public Path work(String jobId) {
        return dataDir.resolve("work").resolve(jobId).toAbsolutePath();
    }
}
