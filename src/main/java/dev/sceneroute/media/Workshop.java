package dev.sceneroute.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder of its own for one piece of work, gone when the work is over. Its name is new each time: after a crash an
 * FFmpeg of the first try may still be writing while the second try is at work.
 */
final class Workshop implements AutoCloseable {

    private static final String PREFIX = ".work-";
    /** Longer than any piece of work may take: a folder as old as this was left behind by a crash. */
    private static final Duration DEAD = Duration.ofDays(1);

    private final Path folder;

    private Workshop(Path folder) {
        this.folder = folder;
    }

    /** Opens one below the folder its results will be moved to, so that moving is one step; clears away dead ones. */
    static Workshop in(Path target) {
        try {
            Path parent = Files.createDirectories(target.toAbsolutePath());
            clearDead(parent);
            return new Workshop(Files.createDirectory(parent.resolve(PREFIX + UUID.randomUUID())));
        } catch (IOException failed) {
            throw new UncheckedIOException("No folder to work in can be made in " + target, failed);
        }
    }

    private static void clearDead(Path parent) throws IOException {
        FileTime limit = FileTime.from(Instant.now().minus(DEAD));
        try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : left) {
                if (Files.getLastModifiedTime(folder).compareTo(limit) < 0) {
                    new Workshop(folder).close();
                }
            }
        }
    }

    Path folder() {
        return folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * Lets a file from elsewhere appear here under a plain name, without copying its bytes where that can be done.
     */
    void bring(Path file, String name) {
        Path from = file.toAbsolutePath();
        try {
            Files.createLink(file(name), from);
        } catch (UnsupportedOperationException | IOException otherFileSystem) {
            bringByCopy(from, name);
        }
    }

    private void bringByCopy(Path from, String name) {
        try {
            Files.copy(from, file(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(from + " cannot be read", failed);
        }
    }

    /** Writes lines; the last one has no end, because FFmpeg 4.4 takes a line end behind any backslash for text. */
    void write(String name, List<String> lines) {
        try {
            Files.writeString(file(name), String.join("\n", lines));
        } catch (IOException failed) {
            throw new UncheckedIOException(name + " cannot be written in " + folder, failed);
        }
    }

    /** Moves a finished file to its place. */
    Path deliver(String name, Path target) {
        try {
            WholeFile.move(file(name), target);
            return target;
        } catch (IOException failed) {
            throw new UncheckedIOException(target + " cannot be written", failed);
        }
    }

    /** Moves a file to a folder if it was made here; where it is then. */
    Path deliver(Path made, Path target) {
        return made.startsWith(folder)
                ? deliver(made.getFileName().toString(), target.resolve(made.getFileName()))
                : made;
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The folder " + folder + " cannot be cleared away", failed);
        }
    }
}
