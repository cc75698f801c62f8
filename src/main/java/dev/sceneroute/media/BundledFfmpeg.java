package dev.sceneroute.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
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

    private boolean isWhole() throws IOException {
        Path sum = sumFile();
        return Files.isExecutable(target)
                && Files.isRegularFile(sum)
                && Files.readString(sum).strip().equals(Sha256.of(target));
    }

    /** The sum is written last: a crash in between leaves no sum, and the next start unpacks again. */
    private void unpack() throws IOException {
        Files.deleteIfExists(sumFile());
        String[] sum = new String[1];
        WholeFile.write(target, part -> {
            DigestOutputStream digest = Sha256.counting(Files.newOutputStream(part));
            try (InputStream from = resource.openStream();
                    OutputStream to = digest) {
                from.transferTo(to);
            }
            if (!part.toFile().setExecutable(true)) {
                throw new IOException(part + " cannot be made executable");
            }
            sum[0] = Sha256.hex(digest.getMessageDigest());
        });
        WholeFile.write(sumFile(), part -> Files.writeString(part, sum[0]));
    }

    private Path sumFile() {
        return target.resolveSibling(target.getFileName() + ".sha256");
    }

    private static String suffix(String windows, String mac) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return windows;
        }
        return system.startsWith("mac") ? mac : "";
    }
}
