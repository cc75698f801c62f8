package dev.sceneroute.pipeline;

import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.ProviderSlotStore;
import dev.sceneroute.production.JobSceneStore;
import java.time.Clock;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Upkeep: an order whose answer was lost and which the provider certainly does not know. Nothing was paid for it. */
@Component
public class AbsentOrder {
    private final GenerationTaskStore tasks;
    private final JobSceneStore scenes;
    private final ProviderSlotStore slots;
    private final Clock clock;

    AbsentOrder(GenerationTaskStore tasks, JobSceneStore scenes, ProviderSlotStore slots, Clock clock) {
        this.tasks = tasks;
        this.scenes = scenes;
        this.slots = slots;
        this.clock = clock;
    }

    /**
     * Sends it again, unless its job was canceled or paused since: then the intent is taken back and the scene, if it
     * still wants a clip, waits for its turn.
     *
     * @return the order to send; nothing if it is not to be sent
     */
    @Transactional
    public @Nullable GenerationTask again(@Variable(Variables.TASK) GenerationTask task) {
        if (scenes.wanted(task.scene(), task.id())) {
            return task;
        }
        if (tasks.forget(task.id())) {
            scenes.putBack(task.scene(), task.id(), task.attempt(), clock.instant());
            slots.free(task.id());
        }
        return null;
    }
}
