package dev.sceneroute.runtime;

import java.nio.file.Path;

/** Another program is at work in the data directory. */
final class DataDirectoryInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DataDirectoryInUseException(Path directory) {
        super("Another Sceneroute is using the data directory " + directory);
    }
}
