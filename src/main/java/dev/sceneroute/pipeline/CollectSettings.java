package dev.sceneroute.pipeline;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How clips are fetched and prepared.
 *
 * @param tries how often a paid clip is fetched before a person is asked; fetching costs nothing
 * @param firstPause the pause after the first failed fetch; doubled each time
 * @param lease how long one worker may be at one clip before another takes it up
 * @param filmLease how long one worker may be at one film before another takes it up
 */
@Validated
@ConfigurationProperties("sceneroute.collect")
public record CollectSettings(
        @Min(1) @DefaultValue("6") int tries,
        @DurationMin @DefaultValue("2s") Duration firstPause,
        @DurationMin(millis = 1) @DefaultValue("15m") Duration lease,
        @DurationMin(millis = 1) @DefaultValue("60m") Duration filmLease) {

    /** The pause after so many failed fetches. */
    Duration pause(int failed) {
        return firstPause.multipliedBy(1L << Math.min(6, Math.max(0, failed - 1)));
    }
}
