package dev.sceneroute.sandbox.kling;

import java.util.concurrent.atomic.AtomicReference;

/** A task and where it stands. */
final class SandboxTask {
    private final TaskRecord record;
    private final AtomicReference<Progress> progress;

    SandboxTask(TaskRecord record) {
        this.record = record;
        this.progress = new AtomicReference<>(new Progress(TaskStatus.SUBMITTED, "", record.createdAt()));
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
        return progress.get();
    }

    boolean ended() {
        return progress().status().ended();
    }

    /** Goes on to a later status; false if it is there or further already. */
    boolean move(Progress next) {
        Progress before = progress.get();
        return before.status().mayBecome(next.status()) && progress.compareAndSet(before, next);
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
