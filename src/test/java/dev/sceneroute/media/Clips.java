package dev.sceneroute.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** Clips as providers deliver them, and as they should not: really made by FFmpeg, kept while the tests run. */
final class Clips {

    static final Path FOLDER = folder();

    private Clips() {}

    /** 2 s, 320x180, 24 frames a second, with B-frames and stereo sound: exactly what a small film needs. */
    static Path good() {
        return clip("good", 2, "320x180", "24", List.of("-preset", "veryfast"), true);
    }

    /** The order of a clip like the good one. */
    static ClipOrder ordered(int seconds) {
        return new ClipOrder(seconds, new FilmProfile(320, 180, 24), false, false);
    }

    /** The good one without sound. */
    static Path silent() {
        return clip("silent", 2, "320x180", "24", List.of("-preset", "veryfast"), false);
    }

    /** A clip of another kind. */
    static Path clip(String name, double seconds, String size, String rate, List<String> coding, boolean sound) {
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc2=s=" + size + ":r=" + rate));
        if (sound) {
            arguments.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000", "-ac", "2"));
        }
        arguments.addAll(List.of("-t", Double.toString(seconds), "-pix_fmt", "yuv420p", "-movflags", "+faststart"));
        arguments.addAll(coding);
        return make(name + ".mp4", arguments);
    }

    /** A file FFmpeg makes of these arguments, once. */
    static synchronized Path make(String name, List<String> arguments) {
        Path file = FOLDER.resolve(name);
        if (!Files.exists(file)) {
            List<String> all = new ArrayList<>(arguments);
            all.add(name);
            MediaRig.FFMPEG.run(FOLDER, all, Duration.ofSeconds(30));
        }
        return file;
    }

    /** A clip with the note that it is to be shown turned by a quarter. */
    static Path turned(Path clip, Path target) throws IOException {
        byte[] bytes = Files.readAllBytes(clip);
        int matrix = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("tkhd") + 4 + 40;
        ByteBuffer.wrap(bytes, matrix, 36)
                .putInt(0)
                .putInt(0x10000)
                .putInt(0)
                .putInt(-0x10000)
                .putInt(0);
        return Files.write(target, bytes);
    }

    /** What FFmpeg makes of a file, as text. */
    static String decoded(Path file, String... output) {
        return new String(decodedBytes(file, output), StandardCharsets.UTF_8);
    }

    /** What FFmpeg makes of a file. */
    static byte[] decodedBytes(Path file, String... output) {
        try {
            return Files.readAllBytes(decodedFile(file, "", output));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What FFmpeg makes of a file from a moment on, as text. */
    static String decodedFrom(Path file, double seconds, String... output) {
        try {
            return Files.readString(decodedFile(file, List.of("-ss", Double.toString(seconds)), "", output));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The file FFmpeg makes of a file. */
    static Path decodedFile(Path file, String ending, String... output) {
        return decodedFile(file, List.of(), ending, output);
    }

    private static Path decodedFile(Path file, List<String> input, String ending, String... output) {
        try {
            Path result = Files.createTempFile(FOLDER, "decoded", ending);
            List<String> arguments = new ArrayList<>(input);
            arguments.addAll(List.of("-i", file.toAbsolutePath().toString()));
            arguments.addAll(List.of(output));
            arguments.add(result.toString());
            MediaRig.FFMPEG.run(FOLDER, arguments, Duration.ofSeconds(60));
            return result;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path folder() {
        try {
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            Path folder = Files.createTempDirectory(target, "clips");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
