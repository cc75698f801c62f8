package dev.sceneroute.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The FFmpeg that may lie on the class path: the static builds of {@code ws.schild:jave-nativebin-*} are one file in a
 * jar, named after {@code os.arch} (read in release 3.5.0). It is unpacked once and checked at every start.
 */
final class BundledFfmpeg {

    private static final Pattern RELEASE = Pattern.compile("jave-nativebin-[a-z0-9-]+?-(\\d[\\w.]*)\\.jar");

    private final URL resource;
    private final Path target;

    private BundledFfmpeg(URL resource, Path folder) {
        this.resource = resource;
        Matcher release = RELEASE.matcher(resource.toString());
        this.target = folder.resolve("ffmpeg-" + (release.find() ? release.group(1) : "bundled") + suffix(".exe", ""));
    }

    /**
     * The bundled build for this machine, if there is one.
     *
     * @param folder where it is unpacked
     */
    static Optional<BundledFfmpeg> find(ClassLoader loader, Path folder) {
        String name = "ffmpeg-" + System.getProperty("os.arch") + suffix(".exe", "-osx");
        return Optional.ofNullable(loader.getResource("ws/schild/jave/nativebin/" + name))
                .map(url -> new BundledFfmpeg(url, folder));
    }

    /**
     * Unpacks it, unless the whole file is there already.
     *
     * @return the executable
     * @throws UncheckedIOException if the folder cannot be written
     */
    Path unpacked() {
        try {
            if (!isWhole()) {
                unpack();
            }
            return target;
        } catch (IOException failed) {
            throw new UncheckedIOException("The bundled FFmpeg cannot be unpacked to " + target, failed);
        }
    }

    // Hashing the 77 MB was a fifth of the work of every start; a file nobody has touched is the file we wrote.
    private boolean isWhole() throws IOException {
        return Files.isExecutable(target)
                && Files.isRegularFile(stampFile())
                && Files.readString(stampFile()).equals(stamp());
    }

    /** The stamp is written last: a crash in between leaves none, and the next start unpacks again. */
    private void unpack() throws IOException {
        Files.deleteIfExists(stampFile());
        WholeFile.write(target, part -> {
            try (InputStream from = resource.openStream()) {
                Files.copy(from, part);
            }
            if (!part.toFile().setExecutable(true)) {
                throw new IOException(part + " cannot be made executable");
            }
        });
        String stamp = stamp();
        WholeFile.write(stampFile(), part -> Files.writeString(part, stamp));
    }

    private String stamp() throws IOException {
        return Files.size(target) + " bytes of " + Files.getLastModifiedTime(target);
    }

    private Path stampFile() {
        return target.resolveSibling(target.getFileName() + ".stamp");
    }

    private static String suffix(String windows, String mac) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return windows;
        }
        return system.startsWith("mac") ? mac : "";
    }
}
