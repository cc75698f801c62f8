package dev.sceneroute.generation;

import dev.sceneroute.production.SceneKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One paid order.
 *
 * @param id our id of the row
 * @param owner whose it is
 * @param scene the scene it makes the clip of
 * @param attempt which deliberate order of the scene this is, from 1
 * @param service the provider
 * @param order what was ordered, frozen
 * @param callbackToken the unguessable part of the address the provider reports to
 * @param providerTaskId the provider's id, once known
 * @param state where it is
 * @param checks how often it was asked after
 * @param createdAt when the intent was committed
 */
public record GenerationTask(
        String id,
        String owner,
        SceneKey scene,
        int attempt,
        String service,
        VideoOrder order,
        String callbackToken,
        @Nullable String providerTaskId,
        TaskState state,
        int checks,
        Instant createdAt) {

    /** What the provider can be asked by: its own id, else ours. */
    public String lookUpId() {
        return providerTaskId != null ? providerTaskId : order.externalId();
    }

    @Override
    public String toString() {
        return "task " + id + " (" + order.externalId() + ", " + state.word() + ")";
    }
}
