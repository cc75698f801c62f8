package dev.sceneroute.pipeline;

import dev.sceneroute.pipeline.Outcome.Next;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Held;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobSceneStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A scene whose clip is paid waits for a trouble from outside to end: with growing pauses and for a long time, because
 * waiting costs nothing. It is told once when it begins, and given up only when it has lasted too long.
 */
@Component
class SceneHold {
    private static final Logger LOG = LoggerFactory.getLogger(SceneHold.class);

    private final JobSceneStore scenes;
    private final SceneFailure failure;
    private final JobJournal journal;
    private final CollectSettings settings;

    SceneHold(JobSceneStore scenes, SceneFailure failure, JobJournal journal, CollectSettings settings) {
        this.scenes = scenes;
        this.failure = failure;
        this.journal = journal;
        this.settings = settings;
    }

    /**
     * Waits.
     *
     * @param code what the trouble will be called if it does not end
     * @param next what is to be done while waiting
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome untilItPasses(JobScene scene, JobSceneState state, ErrorCode code, String message, Next next) {
        Optional<Held> held = scenes.hold(scene.key(), state, code, message, settings.patience());
        if (held.isEmpty()) {
            return Outcome.of(Next.NOTHING, scene.key());
        }
        if (held.get().tooLong()) {
            String since = message + " (waited for " + settings.giveUpAfter() + ")";
            return failure.ofScene(scene.key(), state, scene.taskId(), code, since);
        }
        if (held.get().times() == 1) {
            LOG.warn(
                    "Scene {} waits for a trouble from outside to end: {}",
                    scene.key().text(),
                    message);
            journal.scene(scene.key(), "scene.held", Map.of("error_code", code, "error_message", message));
        }
        return new Outcome(next, scene.key(), scene.taskId(), null);
    }

    /** Gives a scene back as it was: the step was stopped, or could not say what it has done. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome letGo(JobScene scene, JobSceneState state, Obstacle obstacle) {
        Duration pause = obstacle == Obstacle.STOPPED ? Duration.ZERO : settings.firstPause();
        scenes.letGo(scene.key(), state, pause);
        return Outcome.of(Next.NOTHING, scene.key());
    }
}
