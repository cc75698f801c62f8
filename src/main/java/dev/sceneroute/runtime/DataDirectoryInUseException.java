package dev.sceneroute.runtime;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Another Sceneroute is working in the same data directory. */
public class DataDirectoryInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes the refusal. */
    DataDirectoryInUseException(@Nullable Path directory) {
        super("Another Sceneroute is using the data directory " + directory);
    }
}
