package dev.sceneroute.pipeline;

import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.ProviderSlotStore;
import dev.sceneroute.production.IntakeFileStore;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.PauseStore;
import dev.sceneroute.production.PromptStore;
import dev.sceneroute.production.SceneKey;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** Upkeep: which rows are due, in the stores' own statements; none of them changes anything. */
@Component
public class DueRows {

    /** A row with its {@code pool} for every free slot, where scenes wait. */
    public String slotsWaitedFor() {
        return ProviderSlotStore.WAITED_FOR;
    }

    /** Rows with the {@code id} of a task. */
    public String tasks() {
        return GenerationTaskStore.DUE;
    }

    /** Rows with the {@code job_id} and {@code scene_order} of a clip to collect. */
    public String clips() {
        return JobSceneStore.DUE_CLIPS;
    }

    /** Rows with the {@code job_id} and {@code scene_order} of a scene to conform. */
    public String collected() {
        return JobSceneStore.DUE_COLLECTED;
    }

    /** Rows with the {@code job_id} and {@code scene_order} of a scene that waits for another prompt. */
    public String rewrites() {
        return PromptStore.DUE;
    }

    /** Rows with the {@code scope} of a paused account. */
    public String accounts() {
        return PauseStore.DUE;
    }

    /** Rows with the {@code id} of a job and the {@code stage} that waits for it. */
    public String jobs() {
        return JobStore.DUE;
    }

    /** Rows with the {@code id} of a job that has ended. */
    public String notices() {
        return JobStore.DUE_NOTICES;
    }

    /** Rows with the {@code result} file to write for a dropped script. */
    public String results() {
        return IntakeFileStore.DUE;
    }

    /** The scene of a row. */
    public SceneKey sceneKey(@Body Map<String, Object> row) {
        return new SceneKey((String) Objects.requireNonNull(row.get("job_id")), (Integer)
                Objects.requireNonNull(row.get("scene_order")));
    }
}
