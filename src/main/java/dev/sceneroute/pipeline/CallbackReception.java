package dev.sceneroute.pipeline;

import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.ProviderSlotStore;
import dev.sceneroute.generation.Providers;
import dev.sceneroute.generation.TaskReport;
import dev.sceneroute.generation.TaskState;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stage 5, report: takes a provider's callback in. A callback is a hint: it makes us ask, and it gives the slot back
 * early (were it a lie, the provider's own limit would refuse the next order, which costs nothing), but an end is only
 * believed when the provider itself says so.
 */
@Component
public class CallbackReception {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackReception.class);
    private static final int LARGEST_KEPT = 64 * 1024;

    private final GenerationTaskStore tasks;
    private final ProviderSlotStore slots;
    private final Providers providers;

    CallbackReception(GenerationTaskStore tasks, ProviderSlotStore slots, Providers providers) {
        this.tasks = tasks;
        this.slots = slots;
        this.providers = providers;
    }

    /**
     * Keeps a callback and takes from it what is certain.
     *
     * @param token the unguessable part of the address
     * @param body the raw bytes
     * @return nothing if nobody knows the address, or the task has ended long ago
     * @throws dev.sceneroute.generation.ProviderException if the body is no report
     */
    @Transactional
    public @Nullable TaskNews receive(@Header("token") String token, @Body byte[] body) {
        GenerationTask task = tasks.byCallbackToken(token).orElse(null);
        if (task == null) {
            LOG.warn("A callback came to an address nobody was given; it is ignored");
            return null;
        }
        TaskReport report = providers.of(task.service()).calledBack(body);
        if (nothingNew(task, report) || !tasks.heard(task.id(), report, text(body))) {
            return null;
        }
        boolean ended = report.status().isEnd();
        String pool = ended ? slots.free(task.id()).orElse(null) : null;
        return new TaskNews(task.id(), ended, pool);
    }

    // Providers call back on every change; only what we do not know yet is worth a write.
    private static boolean nothingNew(GenerationTask task, TaskReport report) {
        boolean known = task.providerTaskId() != null;
        return switch (report.status()) {
            case SUBMITTED -> known;
            case PROCESSING -> known && task.state() == TaskState.PROCESSING;
            case SUCCEED, FAILED -> false;
        };
    }

    private static String text(byte[] body) {
        // A NUL cannot be stored as text.
        return new String(body, 0, Math.min(body.length, LARGEST_KEPT), StandardCharsets.UTF_8).replace("\0", "");
    }
}
