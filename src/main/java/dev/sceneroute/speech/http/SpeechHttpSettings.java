package dev.sceneroute.speech.http;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What every engine reached by HTTP is allowed, and how patient we are with it ({@code sceneroute.speech.http}).
 *
 * @param largestAnswer bytes an answer may have
 * @param answerLimit when an answer has to be here as a whole
 * @param silenceLimit how long nothing at all may come; written as a plain number of milliseconds, since Camel reads it
 * @param repeats how often a call is repeated that failed for a reason that may pass
 * @param firstPause before the first repetition; each further one is twice as long, give or take a third
 * @param longestPause no pause is longer, whatever a server asks for
 */
@Validated
@ConfigurationProperties("sceneroute.speech.http")
public record SpeechHttpSettings(
        @NotNull @DefaultValue("50MB") DataSize largestAnswer,
        @NotNull @DefaultValue("2m") Duration answerLimit,
        @NotNull @DefaultValue("1m") Duration silenceLimit,
        @Range(min = 0, max = 20) @DefaultValue("3") int repeats,
        @NotNull @DefaultValue("1s") Duration firstPause,
        @NotNull @DefaultValue("20s") Duration longestPause) {

    @AssertTrue(message = "sceneroute.speech.http.largest-answer must be 1KB to 1GB")
    boolean isLargestAnswerReasonable() {
        return largestAnswer.toBytes() >= 1024 && largestAnswer.compareTo(DataSize.ofGigabytes(1)) <= 0;
    }

    @AssertTrue(message = "sceneroute.speech.http.answer-limit and silence-limit must be 1 second or more")
    boolean isAnswerLimitReasonable() {
        return atLeast(Duration.ofSeconds(1), answerLimit) && atLeast(Duration.ofSeconds(1), silenceLimit);
    }

    @AssertTrue(message = "sceneroute.speech.http.longest-pause must be first-pause or more, and neither negative")
    boolean isPatienceReasonable() {
        return atLeast(Duration.ZERO, firstPause) && atLeast(firstPause, longestPause);
    }

    private static boolean atLeast(Duration least, Duration value) {
        return value.compareTo(least) >= 0;
    }
}
