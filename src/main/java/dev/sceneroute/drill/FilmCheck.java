package dev.sceneroute.drill;

import dev.sceneroute.media.Ffmpeg;
import dev.sceneroute.media.Mp4Header;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Looks whether a film shows the right clips in the right order: some frames of each scene, made small, must look like
 * those of its clip and unlike those of every other. Every clip of the simulated provider has colours of its own.
 */
final class FilmCheck {
    private static final int FPS = 24;
    private static final int SCENE = DrillJob.SECONDS * FPS;
    private static final List<Integer> LOOKED_AT = List.of(SCENE / 6, SCENE * 5 / 6);
    private static final int WIDTH = 48;
    private static final int HEIGHT = 27;
    private static final int FRAME = WIDTH * HEIGHT * 3;
    /** Mean difference of a colour, of 255, that encoding twice never comes near. */
    private static final double SAME = 12;

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Ffmpeg ffmpeg;
    private final Path folder;

    FilmCheck(Ffmpeg ffmpeg, Path folder) {
        this.ffmpeg = ffmpeg;
        this.folder = folder;
    }

    /**
     * Which clip each scene of a film shows.
     *
     * @param film the film
     * @param clips all clips it may be made of
     * @return for each scene the clip's place in the list, or −1 if it shows none of them
     */
    List<Integer> shown(Path film, int scenes, List<Path> clips) {
        if (Mp4Header.read(film).frames() != scenes * SCENE) {
            return IntStream.range(0, scenes).mapToObj(scene -> -1).toList();
        }
        List<Integer> wanted = new ArrayList<>();
        for (int scene = 0; scene < scenes; scene++) {
            int first = scene * SCENE;
            LOOKED_AT.forEach(frame -> wanted.add(first + frame));
        }
        byte[] seen = frames(film, wanted);
        List<byte[]> looks = clips.stream().map(clip -> frames(clip, LOOKED_AT)).toList();
        int size = FRAME * LOOKED_AT.size();
        return IntStream.range(0, scenes)
                .mapToObj(scene -> like(Arrays.copyOfRange(seen, scene * size, (scene + 1) * size), looks))
                .toList();
    }

    /** The clip that looks the same, the likest if two have similar colours; −1 if there is none. */
    private static int like(byte[] scene, List<byte[]> looks) {
        return IntStream.range(0, looks.size())
                .boxed()
                .min(Comparator.comparingDouble(clip -> difference(scene, looks.get(clip))))
                .filter(clip -> difference(scene, looks.get(clip)) < SAME)
                .orElse(-1);
    }

    private static double difference(byte[] one, byte[] other) {
        if (one.length != other.length) {
            return Double.MAX_VALUE;
        }
        long sum = 0;
        for (int place = 0; place < one.length; place++) {
            sum += Math.abs((one[place] & 255) - (other[place] & 255));
        }
        return (double) sum / one.length;
    }

    private byte[] frames(Path video, List<Integer> numbers) {
        String choice = numbers.stream().map(number -> "eq(n\\," + number + ")").collect(Collectors.joining("+"));
        try {
            Files.createDirectories(folder);
            Path raw = Files.createTempFile(folder, "frames", ".raw");
            try {
                ffmpeg.run(folder, arguments(video, choice, raw), LIMIT);
                return Files.readAllBytes(raw);
            } finally {
                Files.deleteIfExists(raw);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Numbered anew, so that no frame is repeated to fill the time between them.
    private static List<String> arguments(Path video, String choice, Path raw) {
        return List.of(
                "-i",
                "file:" + video.toAbsolutePath(),
                "-map",
                "0:v:0",
                "-vf",
                "select=" + choice + ",setpts=N/TB/" + FPS + ",scale=" + WIDTH + ":" + HEIGHT + ":flags=area",
                "-r",
                Integer.toString(FPS),
                "-pix_fmt",
                "rgb24",
                "-f",
                "rawvideo",
                "file:" + raw.toAbsolutePath());
    }
}
