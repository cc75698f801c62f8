package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.media.mp4.AdtsFile;
import dev.sceneroute.media.sound.AacChunks;
import dev.sceneroute.media.sound.AacChunks.Chunk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * What joining costs, in a process of its own, against copying the same bytes and against encoding them anew; the two in
 * turn, so that a busy machine is busy for both. And whether sound and picture are still together at the end.
 */
@Tag("bench")
class FilmJoinBenchmark {

    private static final FilmProfile FILM = new FilmProfile(1280, 720, 30);
    private static final int SECONDS = 5;
    private static final int PAIRS = 5;
    private static final long MEGABYTE = 1 << 20;
    private static final Pattern USED = Pattern.compile("utime=([0-9.]+)s stime=([0-9.]+)s");
    private static final List<String> PICTURES = List.of(
            "testsrc2=s=1280x720:r=30,noise=alls=9:allf=t",
            "mandelbrot=s=1280x720:r=30,noise=alls=14:allf=t",
            "testsrc2=s=1280x720:r=30,hue=H=t,noise=alls=12:allf=t");

    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target").toAbsolutePath()), "join");
    }

    @AfterEach
    void removeFolder() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void six_hundred_clips_against_cat() throws Exception {
        List<Path> videos = videos(600);
        List<Path> sounds = sounds(600);
        List<Double> ratios = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        long peak = 0;
        for (int pair = 0; pair <= PAIRS; pair++) {
            double cat = cat(videos, sounds);
            Joined joined = join(videos, sounds);
            if (pair > 0) {
                ratios.add(joined.seconds() / cat);
                seconds.add(joined.seconds());
            }
            peak = Math.max(peak, joined.peakBytes());
        }
        System.out.printf(
                Locale.ROOT,
                "join of 600 clips (50 min, %d MB), JVM start included: %.2f s, %.2f times cat (%.2f to %.2f, %d pairs);"
                        + " peak memory %d MB%n",
                bytes(videos, sounds) / MEGABYTE,
                median(seconds),
                median(ratios),
                Collections.min(ratios),
                Collections.max(ratios),
                PAIRS,
                peak / MEGABYTE);
        assertThat(median(ratios)).isLessThanOrEqualTo(4);
        assertThat(peak).isLessThanOrEqualTo(150 * MEGABYTE);
    }

    @Test
    void twelve_clips_against_a_full_encode() throws Exception {
        List<Path> videos = videos(12);
        List<Path> sounds = sounds(12);
        join(videos, sounds);
        List<Double> joins = new ArrayList<>();
        for (int time = 0; time < PAIRS; time++) {
            joins.add(join(videos, sounds).cpuSeconds());
        }
        double encode = encode(videos);
        System.out.printf(
                Locale.ROOT,
                "12 clips (60 s), processor time: full encode %.1f s, join %.2f s in a fresh JVM: %.0f times less%n",
                encode,
                median(joins),
                encode / median(joins));
        assertThat(encode / median(joins)).isGreaterThanOrEqualTo(50);
    }

    @Test
    void flash_and_beep_of_a_hundred_and_twenty_clips() throws Exception {
        FilmProfile small = new FilmProfile(320, 180, 24);
        MediaSettings settings = MediaRig.settings("sceneroute.media", MediaSettings.class);
        Conform conform = new Conform(MediaRig.FFMPEG, MediaRig.FFMPEG_SETTINGS, settings);
        Path clip = Clips.make(
                "flash.mp4",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=s=320x180:r=24,lutyuv=y=val/2,drawbox=color=white:t=fill:enable='eq(n,36)'",
                        "-f",
                        "lavfi",
                        "-i",
                        "aevalsrc='0.7*sin(2*PI*1000*t)*between(t,1.5,1.55)|0':s=48000",
                        "-ac",
                        "2",
                        "-t",
                        "5",
                        "-pix_fmt",
                        "yuv420p"));
        ClipReport report = MediaRig.clipCheck(MediaRig.QUALITY).check(clip, new ClipOrder(5, small, false, false));
        ConformedScene scene = conform.conform(report, small, 5, folder.resolve("scene"));

        Film film = new FilmJoin(MediaRig.FFMPEG, settings, conform)
                .join(Collections.nCopies(120, scene), small, "Together", folder);

        List<Double> flashes = flashes(film.file());
        byte[] sound = Clips.decodedBytes(film.file(), "-map", "0:a", "-f", "s16le", "-c:a", "pcm_s16le");
        List<Double> beeps = beeps(sound);
        assertThat(flashes).hasSize(120);
        assertThat(beeps).hasSize(120);
        double worst = IntStream.range(0, 120)
                .mapToDouble(index -> Math.abs(flashes.get(index) - beeps.get(index)))
                .max()
                .orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "120 clips with flash and beep: first %.1f ms, last %.1f ms, worst %.1f ms apart; %d samples of sound for"
                        + " %d of picture%n",
                1000 * (beeps.get(0) - flashes.get(0)),
                1000 * (beeps.get(119) - flashes.get(119)),
                1000 * worst,
                sound.length / 4,
                film.duration().toSeconds() * 48_000);
        assertThat(worst).isLessThanOrEqualTo(1.0 / 24);
        assertThat(sound.length / 4).isEqualTo(120 * 5 * 48_000);
    }

    /** Few distinct clips, each many times; conformed as a scene is, of about 8 Mbit a second. */
    private List<Path> videos(int count) {
        List<Path> distinct = new ArrayList<>();
        for (String picture : PICTURES) {
            distinct.add(Clips.make(
                    "join" + distinct.size() + ".mp4",
                    List.of(
                            "-f",
                            "lavfi",
                            "-i",
                            picture,
                            "-t",
                            "" + SECONDS,
                            "-c:v",
                            "libx264",
                            "-preset",
                            "veryfast",
                            "-b:v",
                            "8M",
                            "-g",
                            "30",
                            "-pix_fmt",
                            "yuv420p",
                            "-x264-params",
                            "stitchable=1",
                            "-video_track_timescale",
                            "15360",
                            "-an")));
        }
        return IntStream.range(0, count)
                .mapToObj(index -> distinct.get(index % distinct.size()))
                .toList();
    }

    /** A piece of AAC for each clip, of as many packets as it has to have. */
    private List<Path> sounds(int count) throws IOException {
        Path tone = Clips.make(
                "join.aac",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "anoisesrc=c=pink:a=0.3:r=48000",
                        "-t",
                        "8",
                        "-ac",
                        "2",
                        "-c:a",
                        "aac",
                        "-b:a",
                        "192k",
                        "-f",
                        "adts"));
        AdtsFile packets = AdtsFile.read(tone);
        byte[] bytes = Files.readAllBytes(tone);
        Map<Integer, Path> cut = new HashMap<>();
        List<Path> sounds = new ArrayList<>();
        for (Chunk chunk : AacChunks.of(Collections.nCopies(count, FILM.samples(FILM.frames(SECONDS))))) {
            Path file = cut.get(chunk.packets());
            if (file == null) {
                file = folder.resolve("sound" + chunk.packets() + ".aac");
                try (OutputStream out = Files.newOutputStream(file)) {
                    out.write(bytes, 0, (int) packets.end(chunk.packets() - 1));
                }
                cut.put(chunk.packets(), file);
            }
            sounds.add(file);
        }
        return sounds;
    }

    private Joined join(List<Path> videos, List<Path> sounds) throws Exception {
        Path list = Files.write(
                folder.resolve("list.txt"),
                IntStream.range(0, videos.size())
                        .boxed()
                        .flatMap(index -> Stream.of(
                                videos.get(index).toString(), sounds.get(index).toString()))
                        .toList());
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                JoinAlone.class.getName(),
                list.toString(),
                folder.resolve("film").toString());
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        double seconds = (System.nanoTime() - begun) / 1e9;
        List<String> figures = said.lines().toList();
        return new Joined(seconds, Double.parseDouble(figures.get(0)), Long.parseLong(figures.get(1)));
    }

    private double cat(List<Path> videos, List<Path> sounds) throws Exception {
        List<String> command = new ArrayList<>(List.of("cat"));
        videos.forEach(video -> command.add(video.toString()));
        sounds.forEach(sound -> command.add(sound.toString()));
        Path target = folder.resolve("cat");
        Files.deleteIfExists(target);
        long begun = System.nanoTime();
        Process process =
                new ProcessBuilder(command).redirectOutput(target.toFile()).start();
        assertThat(process.waitFor()).isZero();
        double seconds = (System.nanoTime() - begun) / 1e9;
        Files.delete(target);
        return seconds;
    }

    private double encode(List<Path> videos) {
        List<String> arguments = new ArrayList<>(List.of("-benchmark", "-v", "info", "-nostats"));
        videos.forEach(video -> arguments.addAll(List.of("-i", video.toString())));
        arguments.addAll(List.of("-f", "lavfi", "-i", "anoisesrc=c=pink:a=0.3:r=48000:d=60"));
        arguments.addAll(List.of("-filter_complex", "concat=n=" + videos.size() + ":v=1:a=0[v]", "-map", "[v]"));
        arguments.addAll(List.of("-map", videos.size() + ":a", "-c:v", "libx264", "-preset", "veryfast", "-crf", "23"));
        arguments.addAll(List.of("-c:a", "aac", "-ac", "2", "-f", "mp4", "encoded.mp4"));
        String messages =
                MediaRig.FFMPEG.run(folder, arguments, Duration.ofMinutes(10)).messages();
        Matcher used = USED.matcher(messages);
        assertThat(used.find()).as(messages).isTrue();
        return Double.parseDouble(used.group(1)) + Double.parseDouble(used.group(2));
    }

    private static List<Double> flashes(Path film) {
        byte[] grey = Clips.decodedBytes(film, "-map", "0:v", "-vf", "scale=1:1", "-pix_fmt", "gray", "-f", "rawvideo");
        List<Double> flashes = new ArrayList<>();
        for (int frame = 0; frame < grey.length; frame++) {
            if ((grey[frame] & 255) > 128) {
                flashes.add(frame / 24.0);
            }
        }
        return flashes;
    }

    /** When sound begins after at least a second of silence. */
    private static List<Double> beeps(byte[] sound) {
        ByteBuffer samples = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN);
        List<Double> beeps = new ArrayList<>();
        int last = -48_000;
        for (int sample = 0; sample < sound.length / 4; sample++) {
            if (Math.abs(samples.getShort(4 * sample)) > 3_000) {
                if (sample - last > 48_000) {
                    beeps.add(sample / 48_000.0);
                }
                last = sample;
            }
        }
        return beeps;
    }

    private static long bytes(List<Path> videos, List<Path> sounds) throws IOException {
        long bytes = 0;
        for (int index = 0; index < videos.size(); index++) {
            bytes += Files.size(videos.get(index)) + Files.size(sounds.get(index));
        }
        return bytes;
    }

    private static double median(List<Double> numbers) {
        return numbers.stream().sorted().skip(numbers.size() / 2).findFirst().orElseThrow();
    }

    /** One join: its time from outside, its processor time and its peak memory by its own account. */
    private record Joined(double seconds, double cpuSeconds, long peakBytes) {}
}
