package dev.sceneroute.pipeline;

import dev.sceneroute.production.Patience;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How clips are fetched and prepared.
 *
 * @param tries how often a step on a clip may fail for a reason of its own before a person is asked; it costs nothing
 * @param firstPause the pause after the first failure; doubled each time
 * @param longestPause no pause is longer
 * @param giveUpAfter how long a trouble from outside (the file server, the network, a full disk) may last before a person
 *     is asked
 * @param lease how long one worker may be at one clip before another takes it up
 * @param filmLease how long one worker may be at one film before another takes it up
 */
@Validated
@ConfigurationProperties("sceneroute.collect")
public record CollectSettings(
        @Min(1) @DefaultValue("6") int tries,
        @DurationMin @DefaultValue("2s") Duration firstPause,
        @DurationMin(millis = 1) @DefaultValue("1m") Duration longestPause,
        @DurationMin(millis = 1) @DefaultValue("24h") Duration giveUpAfter,
        @DurationMin(millis = 1) @DefaultValue("15m") Duration lease,
        @DurationMin(millis = 1) @DefaultValue("60m") Duration filmLease) {

    /** The pause after so many failures. */
    Duration pause(int failed) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(6, Math.max(0, failed - 1)));
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }

    /** How long a trouble from outside is waited for. */
    Patience patience() {
        return new Patience(firstPause, longestPause, giveUpAfter);
    }
}
