package dev.sceneroute.pipeline;

import dev.sceneroute.generation.CallbackStore;
import dev.sceneroute.generation.CallbackVerdict;
import dev.sceneroute.generation.CalledTask;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.ProviderSlotStore;
import dev.sceneroute.generation.SignedCallback;
import dev.sceneroute.generation.TaskReport;
import dev.sceneroute.generation.TaskState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One transaction for one callback: its row, and what is certain of it. */
@Component
class CallbackHearing {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackHearing.class);

    private final GenerationTaskStore tasks;
    private final CallbackStore callbacks;
    private final ProviderSlotStore slots;

    CallbackHearing(GenerationTaskStore tasks, CallbackStore callbacks, ProviderSlotStore slots) {
        this.tasks = tasks;
        this.callbacks = callbacks;
        this.slots = slots;
    }

    /** Keeps a callback that is not acted upon. */
    @Transactional
    public HeardCallback refuse(SignedCallback callback, CallbackVerdict refusal) {
        GenerationTask task = called(callback).map(CalledTask::task).orElse(null);
        CallbackVerdict verdict =
                task == null && refusal == CallbackVerdict.UNREADABLE ? CallbackVerdict.UNKNOWN_TASK : refusal;
        callbacks.keep(callback, task == null ? null : task.id(), verdict);
        tell(task, verdict);
        return HeardCallback.nothing(verdict);
    }

    /** Keeps a callback and takes from it what is certain. */
    @Transactional
    public HeardCallback hear(SignedCallback callback, TaskReport report) {
        CalledTask called = called(callback).orElse(null);
        if (called == null) {
            callbacks.keep(callback, null, CallbackVerdict.UNKNOWN_TASK);
            return HeardCallback.nothing(CallbackVerdict.UNKNOWN_TASK);
        }
        GenerationTask task = called.task();
        CallbackVerdict verdict = called.judge(report);
        if (!callbacks.keep(callback, task.id(), verdict)) {
            callbacks.keep(callback, task.id(), CallbackVerdict.REPLAYED);
            return HeardCallback.nothing(CallbackVerdict.REPLAYED);
        }
        tell(task, verdict);
        return new HeardCallback(verdict, verdict.isActedUpon() ? acted(task, report) : null);
    }

    private Optional<CalledTask> called(SignedCallback callback) {
        return tasks.byCallbackToken(callback.service(), callback.callback().token());
    }

    // Before the order's answer is recorded nothing is known for certain; whoever records it acts upon what was told.
    private @Nullable TaskNews acted(GenerationTask task, TaskReport report) {
        TaskState now = tasks.heard(task.id(), report).orElse(null);
        if (now == null || now == TaskState.INTENDED || !report.status().isEnd()) {
            return null;
        }
        String pool = slots.free(task.id()).orElse(null);
        return new TaskNews(task.id(), true, pool);
    }

    // Strangers must not be able to fill the log: they are counted and kept.
    private static void tell(@Nullable GenerationTask task, CallbackVerdict verdict) {
        if (task != null && (verdict.isStrangers() || verdict == CallbackVerdict.OTHER_TASK)) {
            LOG.warn("A callback to the address of {} is not believed: {}", task, verdict.word());
        }
    }
}
