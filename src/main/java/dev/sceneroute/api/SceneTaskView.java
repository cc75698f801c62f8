package dev.sceneroute.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.generation.CallbackVerdict;
import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.KeptCallback;
import dev.sceneroute.generation.TaskHistory;
import dev.sceneroute.generation.TaskState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One paid order of a scene as the contract shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SceneTaskView(
        String taskId,
        int attempt,
        TaskState state,
        String service,
        String model,
        String endpoint,
        String externalId,
        @Nullable String providerTaskId,
        @Nullable String requestId,
        @Nullable BigDecimal unitsReserved,
        @Nullable BigDecimal unitsSettled,
        @Nullable Failure failure,
        int checks,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant finishedAt,
        List<Called> callbacks) {

    static SceneTaskView of(TaskHistory task, List<KeptCallback> callbacks) {
        return new SceneTaskView(
                task.id(),
                task.attempt(),
                task.state(),
                task.service(),
                task.model(),
                task.endpoint(),
                task.externalId(),
                task.providerTaskId(),
                task.requestId(),
                task.unitsReserved(),
                task.unitsSettled(),
                task.failureKind() == null ? null : new Failure(task.failureKind(), task.failureMessage()),
                task.checks(),
                task.createdAt(),
                task.updatedAt(),
                task.finishedAt(),
                callbacks.stream().map(Called::of).toList());
    }

    /** Why a task failed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Failure(FailureKind kind, @Nullable String message) {}

    /** A callback that came to the task's address. */
    record Called(Instant receivedAt, CallbackVerdict verdict, long sizeBytes) {
        static Called of(KeptCallback callback) {
            return new Called(callback.receivedAt(), callback.verdict(), callback.sizeBytes());
        }
    }

    /** All orders of a scene. */
    record Page(String jobId, int order, List<SceneTaskView> tasks) {}
}
