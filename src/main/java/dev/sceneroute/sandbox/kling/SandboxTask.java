package dev.sceneroute.sandbox.kling;

/** A task and where it stands. */
final class SandboxTask {
    private final TaskRecord record;
    private volatile Progress progress;

    SandboxTask(TaskRecord record) {
        this.record = record;
        this.progress = new Progress(TaskStatus.SUBMITTED, "", record.createdAt());
    }

    TaskRecord record() {
        return record;
    }

    Order order() {
        return record.order();
    }

    String id() {
        return record.taskId();
    }

    Progress progress() {
        return progress;
    }

    boolean ended() {
        return progress().status().ended();
    }

    /** Goes on to a later status; false if it is there or further already. */
    synchronized boolean move(Progress next) {
        boolean forward = progress.status().mayBecome(next.status());
        if (forward) {
            progress = next;
        }
        return forward;
    }

    /**
     * Where a task stands.
     *
     * @param status the word
     * @param message why it failed, else empty
     * @param updatedAt Unix milliseconds
     */
    record Progress(TaskStatus status, String message, long updatedAt) {}
}
