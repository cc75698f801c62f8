package dev.sceneroute.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Files that are there whole or not at all: written beside their place under a name of their own, then moved. */
public final class WholeFile {

    private WholeFile() {}

    /**
     * Writes a file. Several writers of the same file do not disturb each other: the last one to finish wins.
     *
     * @param target the file; replaced if it is there
     * @param writing writes all of it to the path it is given
     * @throws IOException if writing or moving fails; nothing is left then
     */
    public static void write(Path target, Writing writing) throws IOException {
        Path part = target.toAbsolutePath().resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
        Files.createDirectories(part.resolveSibling("."));
        try {
            writing.to(part);
            move(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Moves a finished file of the same file system to its place in one step. */
    public static void move(Path from, Path target) throws IOException {
        Files.move(from, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes a whole file. */
    @FunctionalInterface
    public interface Writing {
        /** Writes it to this path. */
        void to(Path part) throws IOException;
    }
}
