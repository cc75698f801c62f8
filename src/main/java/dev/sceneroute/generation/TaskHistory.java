package dev.sceneroute.generation;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of a paid order: nothing that lets anybody speak in the provider's name.
 *
 * @param id our id of the task
 * @param attempt which deliberate order of the scene this is, from 1
 * @param service the provider
 * @param model the model
 * @param endpoint the kind of order, such as {@code omni}
 * @param externalId our id of the order at the provider
 * @param providerTaskId the provider's id, once known
 * @param requestId what the provider's support asks for
 * @param state where the task is
 * @param unitsReserved units set aside for it
 * @param unitsSettled units the provider took for it
 * @param failureKind why it failed
 * @param failureMessage the provider's words
 * @param checks how often it was asked after
 * @param createdAt when the intent was committed
 * @param updatedAt when anything was learnt of it last
 * @param finishedAt when its end was settled
 */
public record TaskHistory(
        String id,
        int attempt,
        String service,
        String model,
        String endpoint,
        String externalId,
        @Nullable String providerTaskId,
        @Nullable String requestId,
        TaskState state,
        @Nullable BigDecimal unitsReserved,
        @Nullable BigDecimal unitsSettled,
        @Nullable FailureKind failureKind,
        @Nullable String failureMessage,
        int checks,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant finishedAt) {}
