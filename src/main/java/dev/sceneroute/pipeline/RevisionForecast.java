package dev.sceneroute.pipeline;

import dev.sceneroute.narration.KeptSpeech;
import dev.sceneroute.narration.SpeechStore;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.Script;
import dev.sceneroute.speech.SceneFit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long the clips of a changed script will be, as far as that is known before it is spoken. */
@Component
class RevisionForecast {
    private final JobSceneStore scenes;
    private final SpeechStore speeches;
    private final NarrationPlan plan;

    RevisionForecast(JobSceneStore scenes, SpeechStore speeches, NarrationPlan plan) {
        this.scenes = scenes;
        this.speeches = speeches;
        this.plan = plan;
    }

    /**
     * The changed script with every scene as long as its clip is expected to be. To be asked before the change is carried
     * out.
     */
    Script lengthened(Job job, Script before, Script after, List<SceneChange> changes) {
        Map<Integer, KeptSpeech> said = speeches.ofJob(job.id());
        Script expected = after;
        for (JobScene scene : scenes.ofJob(job.id())) {
            SceneChange change = changes.stream()
                    .filter(one -> one.order() == scene.order())
                    .findFirst()
                    .orElse(null);
            if (!after.scenes().get(scene.order() - 1).sceneType().isDrawn()) {
                expected = expected.withSeconds(
                        scene.order(), seconds(job, before, after, scene, change, said.get(scene.order())));
            }
        }
        return expected;
    }

    private int seconds(
            Job job,
            Script before,
            Script after,
            JobScene scene,
            @Nullable SceneChange change,
            @Nullable KeptSpeech speech) {
        boolean spoken = after.isSpoken(after.scenes().get(scene.order() - 1));
        if (change == null || !(spoken && job.deliver() == Deliver.FILM)) {
            return change != null && change.clip()
                    ? after.scenes().get(scene.order() - 1).targetDuration()
                    : scene.clipSeconds(before);
        }
        if (!change.speech() && !change.length()) {
            return scene.clipSeconds(before);
        }
        SceneFit fit = fit(before, after, scene, change, speech);
        return fit.fits() ? fit.choice().clips().get(0) : scene.clipSeconds(before);
    }

    private SceneFit fit(Script before, Script after, JobScene scene, SceneChange change, @Nullable KeptSpeech speech) {
        // Who wants no length any more keeps the clip there is, if it holds what is said.
        boolean anew = change.length() && after.scenes().get(scene.order() - 1).saidDuration() != null;
        boolean kept = !anew && !change.clip() && scene.clipAssetId() != null;
        int seconds = scene.clipSeconds(before);
        if (!change.speech() && speech != null) {
            return kept
                    ? plan.measured(after, scene.order(), speech, seconds)
                    : plan.measured(after, scene.order(), speech);
        }
        return kept ? plan.estimated(after, scene.order(), seconds) : plan.estimated(after, scene.order());
    }
}
