package dev.sceneroute.speech;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who speaks, and how pieces of speech are joined ({@code sceneroute.speech}).
 *
 * @param order the engines that may speak, the first that can is taken; {@link SpeechChoice#ORDER} if it is not said
 * @param voices who speaks a language or a voice of the script: {@code polly/Seoyeon}, or {@code espeak-ng} with its own
 *     default, under a language tag such as {@code ko} or a name such as {@code narrator}
 * @param fallback whether the next engine of the order speaks when one fails; the result says who spoke
 * @param pause the silence between two sentences that were spoken apart
 * @param channels of the joined sound: 2 is the form of films, 1 takes half the room and is converted for each film
 * @param limit when the work on the sound of one piece is given up
 */
@Validated
@ConfigurationProperties("sceneroute.speech")
public record SpeechSettings(
        @Nullable List<String> order,
        @NotNull @DefaultValue Map<String, String> voices,
        @DefaultValue("false") boolean fallback,
        @NotNull @DefaultValue("350ms") Duration pause,
        @Min(1) @Max(2) @DefaultValue("2") int channels,
        @NotNull @DefaultValue("2m") Duration limit) {

    /** No order is none said: an environment variable may be set and empty. */
    public SpeechSettings {
        order = order == null || order.isEmpty() ? null : List.copyOf(order);
        voices = Map.copyOf(voices);
    }

    @AssertTrue(message = "the pause is between 0 and 10 seconds")
    boolean isPauseAPause() {
        return !pause.isNegative() && pause.compareTo(Duration.ofSeconds(10)) <= 0;
    }

    @AssertTrue(message = "the limit is at least a second")
    boolean isLimitALimit() {
        return limit.compareTo(Duration.ofSeconds(1)) >= 0;
    }
}
