package dev.sceneroute.generation;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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
 * @param pollPauses the pauses between two questions after one task: the first three times, the next seven, the next
 *     twenty, and from then on (generation task architecture, polling strategy: 2 s, 5 s, 10 s; stretched for long tasks)
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
        @DurationMin @DefaultValue("5m") Duration accountCheck,

        @Size(min = 4, max = 4) @DefaultValue({"2s", "5s", "10s", "30s"})
        List<Duration> pollPauses) {
    private static final int[] CHANGES = {3, 10, 30};

    /** Copies the list. */
    public GenerationSettings {
        pollPauses = List.copyOf(pollPauses);
    }

    /**
     * When a task is asked after next: with growing pauses; where the provider reports by itself, only once that is
     * overdue.
     *
     * @param checks how often it was asked after
     * @param callbacks whether the provider reports by itself
     */
    public Duration nextCheck(int checks, boolean callbacks) {
        if (callbacks && checks == 0) {
            return callbackPatience;
        }
        int changes =
                (int) Arrays.stream(CHANGES).filter(change -> checks >= change).count();
        return pollPauses.get(changes);
    }
}
