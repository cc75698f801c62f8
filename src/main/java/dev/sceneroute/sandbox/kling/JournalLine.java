package dev.sceneroute.sandbox.kling;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.sandbox.kling.SandboxTask.Progress;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened: a task was made, a task moved, or a create was refused. Exactly one of the three is set.
 *
 * @param made the new task
 * @param moved the id of the task that moved
 * @param progress where it moved to
 * @param refused the code a create was refused with
 * @param duplicate whether it was refused because its external id exists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JournalLine(
        @Nullable TaskRecord made,
        @Nullable String moved,
        @Nullable Progress progress,
        @Nullable Integer refused,
        @Nullable Boolean duplicate) {

    static JournalLine made(TaskRecord task) {
        return new JournalLine(task, null, null, null, null);
    }

    static JournalLine moved(SandboxTask task) {
        return new JournalLine(null, task.id(), task.progress(), null, null);
    }

    static JournalLine refused(int code, boolean duplicate) {
        return new JournalLine(null, null, null, code, duplicate);
    }
}
