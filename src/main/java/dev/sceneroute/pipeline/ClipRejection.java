package dev.sceneroute.pipeline;

import dev.sceneroute.generation.AdjustmentReason;
import dev.sceneroute.generation.GenerationSettings;
import dev.sceneroute.media.ClipFault;
import dev.sceneroute.media.ClipRejectedException;
import dev.sceneroute.media.ClipRepair;
import dev.sceneroute.media.QualityPolicy;
import dev.sceneroute.media.QualitySettings;
import dev.sceneroute.pipeline.Outcome.Next;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStore;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stage 7, collect: decides what becomes of a scene whose clip cannot be used. What costs nothing comes first: the clip
 * is fetched once more where the way here may have spoilt it. Then, while attempts are left, the provider goes on from a
 * clip that is too short if its model allows that, or a new one is ordered. Where the next one would have the same
 * fault, none is: a person is asked.
 */
@Component
public class ClipRejection {
    private static final String NONE_ORDERED =
            ". Another would come in the same form, so none was ordered: choose another model, or try the scene again";

    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final OrderDraft drafts;
    private final JobJournal journal;
    private final SceneFailure failure;
    private final ClipInspections inspections;
    private final QualitySettings quality;
    private final CollectSettings settings;
    private final GenerationSettings generation;
    private final Clock clock;

    ClipRejection(
            JobStore jobs,
            JobSceneStore scenes,
            OrderDraft drafts,
            JobJournal journal,
            SceneFailure failure,
            ClipInspections inspections,
            QualitySettings quality,
            CollectSettings settings,
            GenerationSettings generation,
            Clock clock) {
        this.jobs = jobs;
        this.scenes = scenes;
        this.drafts = drafts;
        this.journal = journal;
        this.failure = failure;
        this.inspections = inspections;
        this.quality = quality;
        this.settings = settings;
        this.generation = generation;
        this.clock = clock;
    }

    /** Chooses the repair, acts on it, and keeps the report of the clip; a scene that has moved on is left alone. */
    @Transactional
    public Outcome decide(@Variable(Variables.SCENE) JobScene scene, @ExchangeException ClipRejectedException problem) {
        ClipRepair repair = repair(scene, problem);
        Outcome outcome =
                switch (repair) {
                    case FETCH_AGAIN -> fetchAgain(scene, problem);
                    case EXTEND, REORDER -> reorder(scene, problem, repair);
                    default -> giveUp(scene, problem);
                };
        if (repair == ClipRepair.FETCH_AGAIN || outcome.next() != Next.NOTHING) {
            inspections.rejected(scene, problem, repair);
        }
        return outcome;
    }

    private ClipRepair repair(JobScene scene, ClipRejectedException problem) {
        if (problem.fault().mayBeTheNetworks() && !inspections.fetchedAgain(scene)) {
            return ClipRepair.FETCH_AGAIN;
        }
        if (problem.fault().wouldComeAgain() || scene.attempt() >= generation.attempts()) {
            return ClipRepair.GIVE_UP;
        }
        return canBeExtended(scene, problem) ? ClipRepair.EXTEND : ClipRepair.REORDER;
    }

    private boolean canBeExtended(JobScene scene, ClipRejectedException problem) {
        return problem.fault() == ClipFault.TOO_SHORT
                && quality.tooShort() == QualityPolicy.REPAIR
                && drafts.canGoOn(scene.of(jobs.snapshot(scene)), scene);
    }

    private Outcome fetchAgain(JobScene scene, ClipRejectedException problem) {
        scenes.tryLater(scene.key(), JobSceneState.ORDERED, clock.instant().plus(settings.pause(scene.collectTries())));
        journal.scene(
                scene.key(),
                "scene.fetch_failed",
                Map.of(
                        "fault", problem.fault().word(),
                        "repair", ClipRepair.FETCH_AGAIN.word(),
                        "error_message", String.valueOf(problem.getMessage())));
        return Outcome.of(Next.NOTHING, scene.key());
    }

    private Outcome reorder(JobScene scene, ClipRejectedException problem, ClipRepair repair) {
        @Nullable String goesOnFrom = repair == ClipRepair.EXTEND ? scene.videoId() : null;
        if (!scenes.replaceClip(scene.key(), scene.taskId(), reason(problem), goesOnFrom)) {
            return Outcome.of(Next.NOTHING, scene.key());
        }
        journal.scene(
                scene.key(),
                "scene.retried",
                Map.of(
                        "attempt", scene.attempt() + 1,
                        "fault", problem.fault().word(),
                        "repair", repair.word(),
                        "error_code", ErrorCode.CLIP_REJECTED,
                        "error_message", String.valueOf(problem.getMessage())));
        return new Outcome(Next.ORDER, scene.key(), null, scene.slotPool());
    }

    /** If a person tries the scene again, its new order is adjusted too. */
    private Outcome giveUp(JobScene scene, ClipRejectedException problem) {
        scenes.adjustFor(scene.key(), scene.taskId(), reason(problem));
        return failure.ofScene(
                scene.key(),
                JobSceneState.ORDERED,
                scene.taskId(),
                ErrorCode.CLIP_REJECTED,
                problem.getMessage() + (problem.fault().wouldComeAgain() ? NONE_ORDERED : ""));
    }

    private static String reason(ClipRejectedException problem) {
        return AdjustmentReason.ofFault(problem.fault().name()).word();
    }
}
