package dev.sceneroute.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How FFmpeg opens a file that came from outside. It is told the container, so that a playlist or list of files under
 * the name of a clip is not followed; it may open nothing but files; and neither a huge frame nor a huge duration gets
 * it to work without end.
 */
final class ClipInput {

    /** Beyond what the header says, so that the limit never cuts a clip that was checked. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private ClipInput() {}

    /** The arguments up to and with {@code -i} for an MP4 file. */
    static List<String> of(Path clip, Duration duration, MediaSettings settings) {
        return of("mov", clip, duration, settings);
    }

    /** The arguments up to and with {@code -i} for a file in another of FFmpeg's containers. */
    static List<String> of(String container, Path clip, Duration duration, MediaSettings settings) {
        return List.of(
                "-protocol_whitelist",
                "file",
                "-f",
                container,
                "-max_pixels",
                Integer.toString(settings.maxPixels()),
                "-t",
                seconds(duration.plus(MARGIN)),
                "-i",
                "file:" + clip.toAbsolutePath());
    }

    /** A duration as FFmpeg reads it. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%d.%06d", duration.toSeconds(), duration.toNanosPart() / 1000);
    }
}
