package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** A finished film as FFmpeg reads it: a reader that shares no line with the writer. */
final class SeenFilm {
    private final Path film;
    private final Path ffmpeg;
    private final Path folder;

    /**
     * Looks at a film.
     *
     * @param folder for what FFmpeg makes of it
     */
    SeenFilm(Path film, Path ffmpeg, Path folder) {
        this.film = film.toAbsolutePath();
        this.ffmpeg = ffmpeg.toAbsolutePath();
        this.folder = folder;
    }

    /** One of its frames, counted from 0. */
    BufferedImage frame(int number) throws IOException {
        String only = "select=eq(n\\," + number + ")";
        return ImageIO.read(read("frame.png", "-map", "0:v", "-vf", only, "-vsync", "0", "-frames:v", "1")
                .toFile());
    }

    /** What its first track of subtitles shows, each cue a line of times and lines of text without tags. */
    List<String> subtitles() throws IOException {
        return Files.readAllLines(read("track.srt", "-map", "0:s:0")).stream()
                .map(line -> line.replaceAll("<[^>]*>", ""))
                .filter(line -> !line.isBlank() && !line.matches("[0-9]+"))
                .toList();
    }

    /** Its metadata with its chapters, in FFmpeg's words. */
    List<String> chapters() throws IOException {
        return Files.readAllLines(read("chapters.txt", "-f", "ffmetadata"));
    }

    /** What FFmpeg says of its tracks, a line for each. */
    List<String> tracks() throws IOException {
        Path said = run(List.of("-v", "info", "-i", film.toString(), "-map", "0:v", "-c", "copy", "-f", "null", "-"));
        // From "Output" on it tells what it makes itself.
        return Files.readString(said)
                .split("\\nOutput", 2)[0]
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Stream #"))
                .toList();
    }

    /** How many pixels of some rows are nearly white. */
    static long white(BufferedImage frame, int from, int to) {
        long white = 0;
        for (int y = from; y < to; y++) {
            for (int x = 0; x < frame.getWidth(); x++) {
                Color colour = new Color(frame.getRGB(x, y));
                white += Math.min(colour.getRed(), Math.min(colour.getGreen(), colour.getBlue())) > 200 ? 1 : 0;
            }
        }
        return white;
    }

    private Path read(String name, String... output) throws IOException {
        Path result = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y", "-i", film.toString()));
        arguments.addAll(List.of(output));
        arguments.add(result.toString());
        run(arguments);
        return result;
    }

    private Path run(List<String> arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(ffmpeg.toString(), "-nostdin", "-hide_banner"));
        line.addAll(arguments);
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        return said;
    }
}
