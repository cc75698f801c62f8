package dev.sceneroute.speech.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds programs of this machine. */
final class Executables {

    private Executables() {}

    /**
     * Finds one.
     *
     * @param name a path, or a name that is looked for on the search path
     * @param searchPath folders, separated as in the environment variable {@code PATH}
     * @return absolute; empty if there is none that may be run
     */
    static Optional<Path> find(String name, @Nullable String searchPath) {
        if (name.indexOf('/') >= 0 || name.indexOf(File.separatorChar) >= 0) {
            return Optional.of(Path.of(name).toAbsolutePath().normalize()).filter(Executables::isOne);
        }
        return Stream.of(Optional.ofNullable(searchPath).orElse("").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> inFolder(folder, name))
                .filter(Executables::isOne)
                .findFirst();
    }

    private static boolean isOne(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    private static Stream<Path> inFolder(String folder, String name) {
        try {
            Path place = Path.of(folder).toAbsolutePath();
            return Stream.of(place.resolve(name), place.resolve(name + ".exe"));
        } catch (InvalidPathException notAFolder) {
            return Stream.of();
        }
    }
}
