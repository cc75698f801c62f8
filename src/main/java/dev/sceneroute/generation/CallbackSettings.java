package dev.sceneroute.generation;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What is taken of callbacks, and how much of it is kept.
 *
 * @param largest a larger body is refused without being read; at most 64 MB
 * @param keptBody how much of a body is kept
 * @param keepFor how long callbacks are kept; no shorter than a sender may deliver one again
 * @param strangers how many of those that nothing proves to be a provider's are kept: the newest
 */
@Validated
@ConfigurationProperties("sceneroute.callbacks")
public record CallbackSettings(
        @NotNull @DefaultValue("1MB") DataSize largest,
        @NotNull @DefaultValue("64KB") DataSize keptBody,
        @DurationMin(hours = 1) @DefaultValue("30d") Duration keepFor,
        @Min(0) @DefaultValue("1000") int strangers) {

    /** How much is kept of a body that nothing proves to be a provider's. */
    private static final int STRANGERS_BODY = 1024;

    private static final DataSize MOST = DataSize.ofMegabytes(64);

    @AssertTrue(message = "sceneroute.callbacks.largest must be 1B to 64MB: a report is a few kilobytes")
    boolean isLargestInRange() {
        return largest.toBytes() > 0 && largest.compareTo(MOST) <= 0;
    }

    @AssertTrue(message = "sceneroute.callbacks.kept-body must be 0B to 64MB: 64KB holds every report there is")
    boolean isKeptBodyInRange() {
        return !keptBody.isNegative() && keptBody.compareTo(MOST) <= 0;
    }

    /** How many bytes of a body are kept. */
    int keptBytes(CallbackVerdict verdict) {
        int kept = Math.toIntExact(keptBody.toBytes());
        return verdict.isStrangers() ? Math.min(kept, STRANGERS_BODY) : kept;
    }
}
