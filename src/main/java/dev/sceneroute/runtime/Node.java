package dev.sceneroute.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** This process among others on the same database. Its name outlives a restart, so that it finds its own work again. */
@Component
public class Node {
    private final String name;

    /** Reads the name from the data directory, or makes one. */
    public Node(DataDirectory paths) {
        Path file = paths.dataDir().resolve("node-name");
        try {
            Files.createDirectories(paths.dataDir());
            if (!Files.exists(file)) {
                Files.writeString(file, Ids.next("node"));
            }
            this.name = Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write to the data directory " + paths.dataDir().toAbsolutePath()
                            + "; set SCENEROUTE_DATA_DIR to one that can be written",
                    e);
        }
    }

    /** The name, such as {@code node_01k9q3…}. */
    public String name() {
        return name;
    }
}
