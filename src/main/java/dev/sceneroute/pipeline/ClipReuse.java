package dev.sceneroute.pipeline;

import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.KeptClip;
import dev.sceneroute.generation.SceneRouter;
import dev.sceneroute.generation.VideoOrder;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.Json;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds the clip a scene was paid for once, when a change asks for the same order again: by the content of the order, which
 * is kept with each task. Where a person asks for another clip of the same order, nobody looks here.
 */
@Component
class ClipReuse {
    private final GenerationTaskStore tasks;
    private final JobSceneStore scenes;
    private final OrderDraft drafts;
    private final SceneRouter router;
    private final Json json;

    ClipReuse(GenerationTaskStore tasks, JobSceneStore scenes, OrderDraft drafts, SceneRouter router, Json json) {
        this.tasks = tasks;
        this.scenes = scenes;
        this.drafts = drafts;
        this.router = router;
        this.json = json;
    }

    /**
     * The newest clip of a scene that was made by the order the scene needs now.
     *
     * @param script with the scene as long as its clip is to be
     * @param scene with what it is ordered with
     */
    Optional<KeptClip> find(Script script, JobScene scene) {
        if (script.scenes().get(scene.order() - 1).sceneType().isDrawn()) {
            return Optional.empty();
        }
        String service = router.route(script, scene.order()).service();
        String wanted = content(drafts.of(script, scene, null));
        return tasks.keptClips(scene.key()).stream()
                .filter(kept -> kept.task().service().equals(service)
                        && content(kept.task().order()).equals(wanted))
                .findFirst();
    }

    /** Gives a scene that has ended, or waits, a clip it had before. */
    boolean giveBack(JobScene scene, KeptClip clip, Deliver deliver) {
        JobSceneState next = deliver == Deliver.FILM ? JobSceneState.COLLECTED : JobSceneState.READY;
        return scenes.giveBack(scene.key(), scene.state(), next, clip.task().id(), clip.videoId(), clip.assetId());
    }

    private String content(VideoOrder order) {
        return json.write(order.ofNobody());
    }
}
