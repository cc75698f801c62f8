package dev.sceneroute.generation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of a task, in no provider's dialect: the answer to a create call, a query, a line of a list, or
 * a callback.
 *
 * @param taskId the provider's id, as text (it can be larger than a long integer)
 * @param externalId our own id, if the provider repeats it
 * @param status how far the task is
 * @param message the provider's words, mostly for a failure
 * @param videos the finished clips, empty before the end
 * @param units what the provider took for it, if it says so
 * @param requestId what the provider's support asks for, if given
 */
public record TaskReport(
        String taskId,
        @Nullable String externalId,
        Status status,
        @Nullable String message,
        List<ResultVideo> videos,
        @Nullable BigDecimal units,
        @Nullable String requestId) {

    /** Copies the list. */
    public TaskReport {
        videos = List.copyOf(videos);
    }

    /** How far a task is; an unknown word of a provider counts as {@link #PROCESSING}. */
    public enum Status {
        SUBMITTED,
        PROCESSING,
        SUCCEED,
        FAILED;

        /** Whether nothing will follow. */
        public boolean isEnd() {
            return this == SUCCEED || this == FAILED;
        }
    }
}
