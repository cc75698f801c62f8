package dev.sceneroute.generation;

import dev.sceneroute.generation.TaskReport.Status;

/**
 * The task a callback's address belongs to.
 *
 * @param task as it is now
 * @param endTold whether a callback has told its end before
 */
public record CalledTask(GenerationTask task, boolean endTold) {

    /** What a callback is worth, by what we know of the task: the only place where this is decided. */
    public CallbackVerdict judge(TaskReport report) {
        if (!isAbout(report)) {
            return CallbackVerdict.OTHER_TASK;
        }
        boolean end = report.status().isEnd();
        if (task.state().isEnd()) {
            return end ? CallbackVerdict.LATE : CallbackVerdict.OUT_OF_ORDER;
        }
        if (endTold) {
            return end ? CallbackVerdict.REPEATED : CallbackVerdict.OUT_OF_ORDER;
        }
        if (task.state() == TaskState.INTENDED) {
            return CallbackVerdict.EARLY;
        }
        return end ? CallbackVerdict.ACCEPTED : ofRunning(report.status());
    }

    private CallbackVerdict ofRunning(Status told) {
        boolean working = task.state() == TaskState.PROCESSING;
        if (told == Status.PROCESSING) {
            return working ? CallbackVerdict.NOTHING_NEW : CallbackVerdict.ACCEPTED;
        }
        return working ? CallbackVerdict.OUT_OF_ORDER : CallbackVerdict.NOTHING_NEW;
    }

    /** By the provider's id as far as we know it, and by ours as far as the provider repeats it. */
    private boolean isAbout(TaskReport report) {
        boolean sameTask =
                task.providerTaskId() == null || task.providerTaskId().equals(report.taskId());
        boolean sameOrder = report.externalId() == null
                || report.externalId().equals(task.order().externalId());
        return sameTask && sameOrder;
    }
}
