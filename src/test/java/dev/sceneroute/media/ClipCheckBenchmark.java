package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What looking at a clip costs on top of decoding it, which is done anyway: processor time by FFmpeg's own account, the
 * two in turn, so that a busy machine is busy for both.
 */
@Tag("bench")
class ClipCheckBenchmark {
    private static final int PAIRS = 7;
    private static final int SECONDS = 5;
    private static final Pattern USED = Pattern.compile("utime=([0-9.]+)s stime=([0-9.]+)s");

    @Test
    void the_check_of_a_clip_against_its_plain_decoding() {
        Path clip = Clips.make(
                "bench.mp4",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=s=1280x720:r=30,hue=H=0.5*t",
                        "-t",
                        "" + SECONDS,
                        "-preset",
                        "veryfast",
                        "-pix_fmt",
                        "yuv420p",
                        "-movflags",
                        "+faststart"));
        ClipOrder order = new ClipOrder(SECONDS, new FilmProfile(1280, 720, 30), false, false);
        List<String> checking = MediaRig.clipCheck().decoding(clip, Mp4Header.read(clip), order);
        List<String> plain = new ArrayList<>(checking);
        int filters = plain.indexOf("-vf");
        plain.subList(filters, filters + 2).clear();
        List<Double> ratios = new ArrayList<>();
        double spent = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            double check = cpu(clip, checking);
            ratios.add(check / cpu(clip, plain));
            spent += check;
        }
        ratios.sort(Double::compare);
        System.out.printf(
                Locale.ROOT,
                "check / plain decode: %.2f (%.2f to %.2f, %d pairs); the check takes %.1f %% of the clip's length%n",
                ratios.get(PAIRS / 2),
                ratios.get(0),
                ratios.get(PAIRS - 1),
                PAIRS,
                100 * spent / PAIRS / SECONDS);
        assertThat(ratios.get(PAIRS / 2)).isLessThan(2);
    }

    private static double cpu(Path clip, List<String> arguments) {
        List<String> counted = new ArrayList<>(List.of("-benchmark", "-v", "info", "-nostats"));
        counted.addAll(arguments);
        String messages = MediaRig.FFMPEG
                .run(clip.getParent(), counted, Duration.ofMinutes(1))
                .messages();
        Matcher used = USED.matcher(messages);
        assertThat(used.find()).as(messages).isTrue();
        return Double.parseDouble(used.group(1)) + Double.parseDouble(used.group(2));
    }
}
