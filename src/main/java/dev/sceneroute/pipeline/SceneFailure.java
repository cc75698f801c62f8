package dev.sceneroute.pipeline;

import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.GenerationSettings;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.ProviderSlotStore;
import dev.sceneroute.generation.TaskState;
import dev.sceneroute.pipeline.Outcome.Next;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.PromptStore;
import dev.sceneroute.production.SceneKey;
import dev.sceneroute.production.Script;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends a scene, or orders it once more: the one place where a failure of a scene is decided and written down. */
@Component
public class SceneFailure {
    /** Whatever is tried, there will be no clip; of a scene that only took too long there may be one yet. */
    private static final Set<ErrorCode> NO_CLIP = Set.of(
            ErrorCode.CONTENT_REFUSED,
            ErrorCode.AI_PROVIDER_FAILURE,
            ErrorCode.PROVIDER_REFUSED_REQUEST,
            ErrorCode.CLIP_REJECTED);

    private final JobStore jobs;
    private final GenerationTaskStore tasks;
    private final ProviderSlotStore slots;
    private final JobSceneStore scenes;
    private final PromptStore prompts;
    private final JobJournal journal;
    private final GenerationSettings settings;
    private final RewriteSettings rewrite;
    private final Clock clock;

    SceneFailure(
            JobStore jobs,
            GenerationTaskStore tasks,
            ProviderSlotStore slots,
            JobSceneStore scenes,
            PromptStore prompts,
            JobJournal journal,
            GenerationSettings settings,
            RewriteSettings rewrite,
            Clock clock) {
        this.jobs = jobs;
        this.tasks = tasks;
        this.slots = slots;
        this.scenes = scenes;
        this.prompts = prompts;
        this.journal = journal;
        this.settings = settings;
        this.rewrite = rewrite;
        this.clock = clock;
    }

    /**
     * A task has failed: its slot is free, and its scene is ordered once more if the failure may not come again, else
     * given up.
     *
     * @param message the provider's words
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome ofTask(GenerationTask task, FailureKind kind, @Nullable String message) {
        String words = message == null || message.isBlank() ? "The provider gave no reason" : message;
        if (!tasks.end(task.id(), TaskState.FAILED, null, kind, words, null)) {
            return Outcome.of(Next.NOTHING, task.scene());
        }
        String pool = slots.free(task.id()).orElse(null);
        return new Outcome(next(task, kind, words), task.scene(), task.id(), pool);
    }

    // A refused prompt is never sent again as it was.
    private Next next(GenerationTask task, FailureKind kind, String words) {
        if (kind == FailureKind.GENERATION_FAILED && task.attempt() < settings.attempts()) {
            return orderAgain(task, words);
        }
        if (kind == FailureKind.CONTENT_REFUSED && rewrite.asksAfter(task.attempt())) {
            return awaitPrompt(task, words);
        }
        return giveUp(task, errorCode(kind), words);
    }

    private Next awaitPrompt(GenerationTask task, String message) {
        int attempt = task.attempt() + 1;
        if (!prompts.await(task.scene(), task.id(), attempt, message)) {
            return Next.NOTHING;
        }
        journal.scene(
                task.scene(),
                "scene.refused",
                Map.of("error_code", ErrorCode.CONTENT_REFUSED.name(), "error_message", message));
        return Next.REWRITE;
    }

    /**
     * A task runs for longer than it may: its scene is given up and its place free, but the task stays open and is asked
     * after now and then, so that a clip that comes late is not lost; in the end it is closed.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome overdue(GenerationTask task) {
        if (task.createdAt().plus(settings.openLimit()).isBefore(clock.instant())) {
            return ofTask(task, FailureKind.OVERDUE, "The provider has not finished within " + settings.openLimit());
        }
        String pool = slots.free(task.id()).orElse(null);
        tasks.checkLater(task.id(), settings.overdueCheck());
        Next next = giveUp(
                task,
                ErrorCode.SCENE_TIMEOUT,
                "The provider has not finished within " + settings.taskLimit() + "; " + task + " stays open");
        return new Outcome(next, task.scene(), task.id(), pool);
    }

    /** Nobody can say what became of a paid order: its scene waits for a person, and nothing is ordered for it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome unknown(GenerationTask task, String message) {
        if (!tasks.unknown(task.id(), message)) {
            return Outcome.of(Next.NOTHING, task.scene());
        }
        String pool = slots.free(task.id()).orElse(null);
        if (scenes.remark(task.scene(), task.id(), ErrorCode.TASK_UNKNOWN, message)) {
            journal.scene(
                    task.scene(),
                    "scene.unknown",
                    Map.of("task", task.id(), "error_code", ErrorCode.TASK_UNKNOWN.name(), "error_message", message));
        }
        return new Outcome(Next.NOTHING, task.scene(), task.id(), pool);
    }

    /** Gives up a scene in a state it is in without a running task. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome ofScene(
            SceneKey scene, JobSceneState state, @Nullable String taskId, ErrorCode code, String message) {
        if (NO_CLIP.contains(code) && state != JobSceneState.COLLECTED && mayBeDrawn(scene)) {
            return drawInstead(scene, state, taskId, code, message);
        }
        if (!scenes.fail(scene, state, taskId, code, message)) {
            return Outcome.of(Next.NOTHING, scene);
        }
        scenes.failFollowers(scene);
        journal.scene(scene, "scene.failed", Map.of("error_code", code.name(), "error_message", message));
        return Outcome.of(Next.GATHER, scene);
    }

    private boolean mayBeDrawn(SceneKey scene) {
        Job job = jobs.get(scene.jobId());
        Script script = jobs.snapshot(job);
        return job.deliver() == Deliver.FILM
                && script.optionsOf(script.scenes().get(scene.order() - 1)).isDrawnIfNeeded();
    }

    private Outcome drawInstead(
            SceneKey scene, JobSceneState state, @Nullable String taskId, ErrorCode code, String message) {
        if (!scenes.drawInstead(scene, state, taskId, code, message)) {
            return Outcome.of(Next.NOTHING, scene);
        }
        journal.scene(scene, "scene.replaced", Map.of("error_code", code.name(), "error_message", message));
        scenes.failFollowers(scene);
        scenes.ofJob(scene.jobId()).stream()
                .filter(follower -> follower.errorCode() == ErrorCode.PARENT_SCENE_FAILED)
                .filter(follower -> mayBeDrawn(follower.key()))
                .forEach(this::drawFollower);
        return Outcome.of(Next.CONFORM, scene);
    }

    /** Its wake-up is left to the sweeper. */
    private void drawFollower(JobScene failed) {
        String message = String.valueOf(failed.errorMessage());
        ErrorCode code = ErrorCode.PARENT_SCENE_FAILED;
        if (scenes.drawInstead(failed.key(), JobSceneState.FAILED, failed.taskId(), code, message)) {
            journal.scene(failed.key(), "scene.replaced", Map.of("error_code", code.name(), "error_message", message));
        }
    }

    private Next orderAgain(GenerationTask task, String message) {
        int attempt = task.attempt() + 1;
        if (!scenes.putBack(task.scene(), task.id(), attempt, clock.instant().plus(settings.transientRest()))) {
            return Next.NOTHING;
        }
        journal.scene(task.scene(), "scene.retried", Map.of("attempt", attempt, "error_message", message));
        return Next.ORDER;
    }

    private Next giveUp(GenerationTask task, ErrorCode code, String message) {
        return ofScene(task.scene(), JobSceneState.ORDERED, task.id(), code, message)
                .next();
    }

    private static ErrorCode errorCode(FailureKind kind) {
        return switch (kind) {
            case TOKEN_REJECTED, AUTHENTICATION, ACCOUNT, PERMISSION -> ErrorCode.PROVIDER_ACCOUNT;
            case INVALID_REQUEST -> ErrorCode.PROVIDER_REFUSED_REQUEST;
            case CONTENT_REFUSED -> ErrorCode.CONTENT_REFUSED;
            case OVERDUE -> ErrorCode.SCENE_TIMEOUT;
            case AMBIGUOUS, TRANSIENT, RATE_LIMITED, CONCURRENCY_LIMIT, DUPLICATE, NOT_FOUND, GENERATION_FAILED ->
                ErrorCode.AI_PROVIDER_FAILURE;
        };
    }
}
