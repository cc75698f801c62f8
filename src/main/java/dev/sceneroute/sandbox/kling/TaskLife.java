package dev.sceneroute.sandbox.kling;

import java.time.Clock;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes tasks through their life: submitted, processing, an end at the time that was settled when they were made.
 * Nothing here waits for anything but the time: books and callbacks are written by others.
 */
final class TaskLife implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskLife.class);
    private static final int PROCESSING_AFTER = 10;

    private final KlingSandboxTasks tasks;
    private final SandboxCallbacks callbacks;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor timer;

    TaskLife(KlingSandboxTasks tasks, SandboxCallbacks callbacks, Clock clock) {
        this.tasks = tasks;
        this.callbacks = callbacks;
        this.clock = clock;
        this.timer = new ScheduledThreadPoolExecutor(2, DaemonThreads.named("kling-sandbox-life"));
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Begins the life of a task whose create has been answered. */
    void begin(SandboxTask task) {
        if (task.progress().status() == TaskStatus.SUBMITTED) {
            callbacks.announce(task);
            TaskRecord record = task.record();
            at(record.createdAt() + (record.dueAt() - record.createdAt()) / PROCESSING_AFTER, () -> process(task));
        }
    }

    /** Lives the whole life at once and waits until its callbacks are out; for callbacks before the create's answer. */
    void rush(SandboxTask task) {
        callbacks.announce(task);
        if (tasks.move(task, TaskStatus.PROCESSING, "")) {
            callbacks.announce(task);
        }
        end(task);
        callbacks.settle(task);
    }

    /** Goes on with the tasks that a restart interrupted. */
    void resume() {
        long interrupted =
                tasks.all().filter(task -> !task.ended()).peek(this::goOn).count();
        if (interrupted > 0) {
            LOG.info("Sandbox Kling goes on with {} tasks that were running when it stopped", interrupted);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void goOn(SandboxTask task) {
        if (task.progress().status() == TaskStatus.SUBMITTED) {
            begin(task);
        } else {
            at(task.record().dueAt(), () -> end(task));
        }
    }

    private void process(SandboxTask task) {
        if (tasks.move(task, TaskStatus.PROCESSING, "")) {
            callbacks.announce(task);
            at(task.record().dueAt(), () -> end(task));
        }
    }

    private void end(SandboxTask task) {
        if (task.record().fated(Fault.TASK_HANGS)) {
            return;
        }
        String failure = failure(task);
        if (tasks.move(task, failure.isEmpty() ? TaskStatus.SUCCEED : TaskStatus.FAILED, failure)) {
            callbacks.announce(task);
        }
    }

    private static String failure(SandboxTask task) {
        if (task.record().fated(Fault.TASK_MODERATED)) {
            return "Failure to pass the risk control system";
        }
        if (task.record().fated(Fault.TASK_FAILED)) {
            return "Task processing failed";
        }
        String flaw = task.order().flaw();
        return flaw == null ? "" : flaw;
    }

    /** Runs a step at a time in Unix milliseconds: never before, and within a millisecond where the machine is free. */
    private void at(long millis, Runnable step) {
        var unused = timer.schedule(
                () -> {
                    try {
                        step.run();
                    } catch (RuntimeException e) {
                        LOG.error("A step in the life of a sandbox task failed; the task stays where it is", e);
                    }
                },
                millis - clock.millis(),
                TimeUnit.MILLISECONDS);
    }
}
