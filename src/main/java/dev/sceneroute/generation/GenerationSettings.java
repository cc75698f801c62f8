package dev.sceneroute.generation;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How patient we are with providers.
 *
 * @param attempts paid orders of one scene before it is given up
 * @param createLimit how long a create call may take before the order is looked up
 * @param callbackPatience how long a callback is waited for before the task is asked after
 * @param taskLimit how long a task may run before its scene is given up; the task stays open, and a clip that comes
 *     later is used if the scene is tried again
 * @param overdueCheck how often an overdue task is asked after
 * @param openLimit how long a task may stay open at all; results are removed at the provider after 30 days (Kling,
 *     task lifetime)
 * @param missingLimit how often in a row the provider may not know a task it had accepted before a person is asked
 * @param scanPages pages of the provider's list, of 500 tasks each, that are searched for an order whose answer was lost
 * @param fullRest the first pause after the provider said that it is full or asked too fast; doubled each time
 * @param transientRest the first pause after the provider was busy or broken; doubled each time
 * @param longestRest the longest of these pauses
 * @param accountCheck how often a paused account is looked at; zero for never
 */
@Validated
@ConfigurationProperties("sceneroute.generation")
public record GenerationSettings(
        @Min(1) @DefaultValue("2") int attempts,
        @DurationMin(millis = 1) @DefaultValue("45s") Duration createLimit,
        @DurationMin @DefaultValue("3m") Duration callbackPatience,
        @DurationMin(millis = 1) @DefaultValue("2h") Duration taskLimit,
        @DurationMin(millis = 1) @DefaultValue("5m") Duration overdueCheck,
        @DurationMin(millis = 1) @DefaultValue("30d") Duration openLimit,
        @Min(1) @DefaultValue("5") int missingLimit,
        @Min(1) @DefaultValue("20") int scanPages,
        @DurationMin @DefaultValue("1s") Duration fullRest,
        @DurationMin @DefaultValue("3s") Duration transientRest,
        @DurationMin @DefaultValue("1m") Duration longestRest,
        @DurationMin @DefaultValue("5m") Duration accountCheck) {

    /**
     * When a task is asked after next: 2 s, 5 s, 10 s (generation task architecture, polling strategy), then stretched
     * for long tasks; with callbacks, only once they are overdue.
     *
     * @param checks how often it was asked after
     * @param callbacks whether the provider reports by itself
     */
    public Duration nextCheck(int checks, boolean callbacks) {
        if (callbacks && checks == 0) {
            return callbackPatience;
        }
        if (checks < 3) {
            return Duration.ofSeconds(2);
        }
        return checks < 10 ? Duration.ofSeconds(5) : Duration.ofSeconds(checks < 30 ? 10 : 30);
    }
}
