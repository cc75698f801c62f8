package dev.sceneroute.sandbox.kling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sceneroute.sandbox.kling.SandboxCounters.Count;
import dev.sceneroute.sandbox.kling.SandboxTask.Progress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Tells callers of their tasks' changes. The callbacks of one task go out in order, each after the answer to the one
 * before; nobody else waits for them.
 */
final class SandboxCallbacks {
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final KlingSandboxTasks tasks;
    private final KlingJson json;
    private final CallbackPost post;
    private final SandboxCounters counters;
    private final IdSource ids;
    private final Duration faultDelay;
    private final Executor executor;
    private final Map<String, CompletableFuture<Void>> chains = new ConcurrentHashMap<>();

    SandboxCallbacks(
            KlingSandboxTasks tasks,
            KlingJson json,
            CallbackPost post,
            SandboxCounters counters,
            Duration faultDelay,
            Clock clock) {
        this.tasks = tasks;
        this.json = json;
        this.post = post;
        this.counters = counters;
        this.faultDelay = faultDelay;
        this.executor = post.executor();
        this.ids = new IdSource(clock);
    }

    /** Tells where the task stands now, as far as its fate lets it. */
    void announce(SandboxTask task) {
        Progress now = task.progress();
        if (task.order().callbackUrl() == null) {
            return;
        }
        if (task.record().fated(Fault.CALLBACK_LOST)) {
            counters.add(Count.CALLBACKS_WITHHELD);
        } else if (now.status().ended()) {
            announceEnd(task, now);
        } else if (now.status() == TaskStatus.PROCESSING) {
            announceProcessing(task, now);
        } else {
            queue(task, now, Duration.ZERO, 1);
        }
    }

    /** Waits until what was announced of a task so far has been answered. */
    void settle(SandboxTask task) {
        var unused = chains.getOrDefault(task.id(), CompletableFuture.completedFuture(null))
                .orTimeout(SETTLING.toMillis(), TimeUnit.MILLISECONDS)
                .handle((done, late) -> null)
                .join();
    }

    private void announceEnd(SandboxTask task, Progress end) {
        boolean late = task.record().fated(Fault.CALLBACK_LATE);
        boolean twice = task.record().fated(Fault.CALLBACK_DOUBLE);
        queue(task, end, late ? faultDelay : Duration.ZERO, twice ? 2 : 1);
        if (task.record().fated(Fault.CALLBACK_OUT_OF_ORDER)) {
            queue(task, new Progress(TaskStatus.PROCESSING, "", task.record().createdAt()), Duration.ZERO, 1);
        }
    }

    private void announceProcessing(SandboxTask task, Progress processing) {
        if (!task.record().fated(Fault.CALLBACK_OUT_OF_ORDER)) {
            queue(task, processing, Duration.ZERO, 1);
        }
        if (task.record().fated(Fault.CALLBACK_FORGED)) {
            Progress claimed = new Progress(TaskStatus.SUCCEED, "", processing.updatedAt());
            chain(task, Duration.ZERO, () -> post.forged(ids.next(), url(task), body(task, claimed)));
        }
    }

    private void queue(SandboxTask task, Progress progress, Duration wait, int times) {
        String id = ids.next();
        for (int time = 0; time < times; time++) {
            chain(task, wait, () -> post.send(id, url(task), body(task, progress)));
        }
    }

    private void chain(SandboxTask task, Duration wait, Sending sending) {
        Executor when = wait.isZero()
                ? executor
                : CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, executor);
        CompletableFuture<Void> chained = chains.compute(task.id(), (id, before) -> (before == null
                        ? CompletableFuture.<Void>completedFuture(null)
                        : before.<Void>handle((done, failed) -> null))
                .thenComposeAsync(done -> sending.send(), when));
        var unused = chained.whenComplete((done, failed) -> chains.remove(task.id(), chained));
    }

    private byte[] body(SandboxTask task, Progress progress) {
        String parent = task.order().parentVideoId();
        ObjectNode body = json.callback(
                task, progress, parent == null ? null : tasks.byVideoId(parent).orElse(null));
        return KlingJson.bytes(body);
    }

    private static String url(SandboxTask task) {
        String url = task.order().callbackUrl();
        if (url == null) {
            throw new IllegalStateException("task " + task.id() + " has no callback_url");
        }
        return url;
    }

    /** Sends one callback; the future ends well, whatever comes of it. */
    private interface Sending {
        CompletableFuture<Void> send();
    }
}
