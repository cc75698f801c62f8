package dev.sceneroute.speech.local;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The program espeak-ng ({@code sceneroute.speech.espeak-ng}).
 *
 * @param path of the executable; without it {@code espeak-ng} on the {@code PATH}
 * @param limit when it is killed
 */
@Validated
@ConfigurationProperties("sceneroute.speech.espeak-ng")
public record EspeakSettings(
        @Nullable String path, @NotNull @DefaultValue("1m") Duration limit) {

    /** A blank path is none: an environment variable may be set and empty. */
    public EspeakSettings {
        path = path == null || path.isBlank() ? null : path.strip();
    }

    @AssertTrue(message = "the limit is above 0")
    boolean isLimitALimit() {
        return !limit.isNegative() && !limit.isZero();
    }

    String executable() {
        return path == null ? "espeak-ng" : path;
    }
}
