package dev.sceneroute.pipeline;

import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.GenerationSettings;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.Providers;
import dev.sceneroute.generation.TaskState;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStore;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person decides about a paid order nobody can say anything of: one whose answer was lost at a provider that
 * cannot be asked, one the provider forgot, or one that has run for longer than it may.
 */
@Component
public class TaskResolution {
    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final GenerationTaskStore tasks;
    private final JobControl control;
    private final SceneFailure failure;
    private final JobJournal journal;
    private final Providers providers;
    private final GenerationSettings settings;

    TaskResolution(
            JobStore jobs,
            JobSceneStore scenes,
            GenerationTaskStore tasks,
            JobControl control,
            SceneFailure failure,
            JobJournal journal,
            Providers providers,
            GenerationSettings settings) {
        this.jobs = jobs;
        this.scenes = scenes;
        this.tasks = tasks;
        this.control = control;
        this.failure = failure;
        this.journal = journal;
        this.providers = providers;
        this.settings = settings;
    }

    /** What can be decided. */
    public enum Decision {
        /** The provider has the order: ask after it again. */
        ADOPT,
        /** The order is lost: order the scene anew, knowing that it may be paid twice. */
        RETRY,
        /** The order is lost, and the scene is given up. */
        GIVE_UP;

        /** Reads the word of the contract, such as {@code give_up}. */
        public static Decision of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        /** The word of the contract. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Carries a decision out.
     *
     * @param providerTaskId for {@link Decision#ADOPT}: the provider's id of the task, if it was found by hand
     * @return the job, or nothing if there is no such task of this owner
     * @throws JobConflictException if the task is not one to decide about, or cannot be adopted without its id
     */
    @Transactional
    public Optional<Job> resolve(String owner, String taskId, Decision decision, @Nullable String providerTaskId) {
        return tasks.find(taskId)
                .filter(task -> task.owner().equals(owner))
                .flatMap(found -> jobs.lock(owner, found.scene().jobId()).map(job -> {
                    // Read again: it may have moved before the job was locked.
                    GenerationTask task = tasks.find(taskId).orElseThrow();
                    JobScene scene = scenes.find(task.scene()).orElseThrow();
                    checkOpen(task, scene);
                    carryOut(task, scene, job, decision, providerTaskId);
                    return jobs.get(job.id());
                }));
    }

    private void checkOpen(GenerationTask task, JobScene scene) {
        boolean its = task.id().equals(scene.taskId());
        boolean overdue = !task.state().isEnd() && scene.errorCode() == ErrorCode.SCENE_TIMEOUT;
        if (!its || (task.state() != TaskState.UNKNOWN && !overdue)) {
            throw new JobConflictException("There is nothing to decide about the " + task
                    + ": only an unknown or overdue task of a scene can be resolved");
        }
    }

    private void carryOut(
            GenerationTask task, JobScene scene, Job job, Decision decision, @Nullable String providerTaskId) {
        switch (decision) {
            case ADOPT -> adopt(task, scene, job, providerTaskId);
            case RETRY -> orderAnew(task, scene, job);
            case GIVE_UP -> giveUp(task, scene);
        }
        journal.scene(scene.key(), "scene.resolved", Map.of("task", task.id(), "decision", decision.word()));
    }

    private void adopt(GenerationTask task, JobScene scene, Job job, @Nullable String providerTaskId) {
        boolean findable = providers.of(task.service()).looksUp() || task.providerTaskId() != null;
        if (providerTaskId == null && !findable) {
            throw new JobConflictException("The " + task + " can only be adopted with its provider_task_id: "
                    + task.service() + " cannot be asked for an order by our own id");
        }
        control.reopen(job);
        tasks.adopt(task.id(), providerTaskId, settings.taskLimit());
        if (scene.state() == JobSceneState.FAILED) {
            scenes.resume(scene.key(), JobSceneState.ORDERED);
        } else {
            scenes.clearRemark(scene.key(), task.id());
        }
    }

    private void orderAnew(GenerationTask task, JobScene scene, Job job) {
        control.reopen(job);
        end(task, "Given up on request; ordered anew");
        scenes.orderAgain(scene.key(), scene.state());
    }

    /** What has ended by itself at this moment may have a clip. */
    private void end(GenerationTask task, String message) {
        if (!tasks.end(task.id(), TaskState.FAILED, null, FailureKind.AMBIGUOUS, message, null)) {
            throw new JobConflictException("The " + task + " has ended at this moment; look at it again");
        }
    }

    private void giveUp(GenerationTask task, JobScene scene) {
        String message = "Given up on request";
        end(task, message);
        failure.ofScene(scene.key(), JobSceneState.ORDERED, task.id(), ErrorCode.AI_PROVIDER_FAILURE, message);
    }
}
