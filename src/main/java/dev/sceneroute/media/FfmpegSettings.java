package dev.sceneroute.media;

import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How FFmpeg is found and run ({@code sceneroute.ffmpeg}).
 *
 * @param path the executable; without it the one on the {@code PATH}, else the bundled one
 * @param threads encoder threads of one run; 0 leaves it to FFmpeg
 * @param concurrentRuns runs at the same time, the others wait; 0 means one for each processor
 */
@Validated
@ConfigurationProperties("sceneroute.ffmpeg")
public record FfmpegSettings(
        @Nullable String path,
        @PositiveOrZero @DefaultValue("0") int threads,
        @PositiveOrZero @DefaultValue("0") int concurrentRuns) {

    /** A blank path is none: an environment variable may be set and empty. */
    public FfmpegSettings {
        path = path == null || path.isBlank() ? null : path.strip();
    }

    int permits() {
        return concurrentRuns > 0 ? concurrentRuns : Runtime.getRuntime().availableProcessors();
    }
}
