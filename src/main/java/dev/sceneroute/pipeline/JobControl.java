package dev.sceneroute.pipeline;

import dev.sceneroute.generation.GenerationSettings;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.TaskState;
import dev.sceneroute.pipeline.Outcome.Next;
import dev.sceneroute.production.ConformedClipStore;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStep;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.PauseScope;
import dev.sceneroute.production.PauseStore;
import dev.sceneroute.production.PromptStore;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.SceneKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person can do with a job: cancel it, try it again, try one scene again. Nothing that was paid for is thrown
 * away: a retry goes on from the furthest point each scene has reached.
 */
@Component
public class JobControl {
    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final ConformedClipStore conformed;
    private final GenerationTaskStore tasks;
    private final PromptStore prompts;
    private final PauseStore pauses;
    private final JobJournal journal;
    private final GenerationSettings generation;

    JobControl(
            JobStore jobs,
            JobSceneStore scenes,
            ConformedClipStore conformed,
            GenerationTaskStore tasks,
            PromptStore prompts,
            PauseStore pauses,
            JobJournal journal,
            GenerationSettings generation) {
        this.jobs = jobs;
        this.scenes = scenes;
        this.conformed = conformed;
        this.tasks = tasks;
        this.prompts = prompts;
        this.pauses = pauses;
        this.journal = journal;
        this.generation = generation;
    }

    /**
     * Cancels a job. Scenes that were not ordered never will be; clips that are being made stay in the ledger and are
     * used if the job is tried again. Cancelling a cancelled job changes nothing.
     *
     * @return nothing if there is no such job of this owner
     * @throws JobConflictException if the job has ended otherwise
     */
    @Transactional
    public Optional<Job> cancel(String owner, String jobId) {
        return jobs.lock(owner, jobId).map(job -> {
            if (job.status() == JobStatus.CANCELED) {
                return job;
            }
            if (job.status().isEnd()) {
                throw new JobConflictException(
                        "The job " + jobId + " has " + job.status().word() + " already");
            }
            move(job, JobStatus.CANCELED, job.step(), ErrorCode.CANCELED, "Canceled on request");
            scenes.cancelUnfinished(jobId, "Canceled with its job");
            pauses.resume(PauseScope.job(jobId));
            journal.job(jobId, job.step(), 0, "job.canceled", Map.of());
            return jobs.get(jobId);
        });
    }

    /**
     * Tries a failed, cancelled or changed job again: each failed scene goes on from the furthest point it has reached. Scenes
     * whose prompt was refused stay failed until their prompt is edited ({@link #retryScene}).
     *
     * @return nothing if there is no such job of this owner
     * @throws JobConflictException if the job is running or has succeeded, or its script has another live job
     */
    @Transactional
    public Optional<Job> retry(String owner, String jobId) {
        return jobs.lock(owner, jobId).map(job -> {
            boolean changed = job.revised() && job.status() == JobStatus.SUCCEEDED;
            if (job.status() != JobStatus.FAILED && job.status() != JobStatus.CANCELED && !changed) {
                throw new JobConflictException("Only a failed, canceled or changed job can be tried again; " + jobId
                        + " is " + job.status().word());
            }
            List<JobScene> failed = scenes.ofJob(jobId).stream()
                    .filter(scene -> scene.state() == JobSceneState.FAILED)
                    .toList();
            List<JobScene> again = failed.stream()
                    .filter(scene -> !needsPrompt(scene) && !follows(scene))
                    .toList();
            if (again.isEmpty()) {
                failed.stream().filter(JobControl::needsPrompt).findFirst().ifPresent(scene -> {
                    throw needsEdit(scene);
                });
            }
            runAgain(job);
            again.forEach(this::goOn);
            scenes.reviveFollowers(jobId);
            return jobs.get(jobId);
        });
    }

    /**
     * Tries one scene again. A failed scene goes on from the furthest point it has reached; a ready one is ordered anew,
     * which is paid for, and so is one that is tried again for a reason of content.
     *
     * @param order from 1
     * @param edit what is to be different, see {@link SceneEdit}
     * @return nothing if there is no such scene of this owner
     * @throws JobConflictException if the scene is under way, or its prompt was refused and is not edited
     */
    @Transactional
    public Optional<Job> retryScene(String owner, String jobId, int order, SceneEdit edit) {
        return jobs.lock(owner, jobId)
                .flatMap(job -> scenes.find(new SceneKey(jobId, order)).map(scene -> {
                    checkRetry(job);
                    checkRetry(scene, edit);
                    checkEdit(jobs.snapshot(scene).scenes().get(order - 1), edit);
                    reopen(job);
                    again(scenes.find(scene.key()).orElseThrow(), edit);
                    scenes.reviveFollowers(jobId);
                    return jobs.get(jobId);
                }));
    }

    /** Whoever puts the film together has read its scenes. */
    private static void checkRetry(Job job) {
        boolean joining = job.step() == JobStep.COMPOSE_VIDEO || job.step() == JobStep.UPLOAD_ASSETS;
        if (job.status() == JobStatus.RUNNING && joining) {
            throw new JobConflictException("The film of the job " + job.id()
                    + " is being put together; wait for its end, or cancel the job, then try the scene again");
        }
    }

    private void checkRetry(JobScene scene, SceneEdit edit) {
        if (!scene.state().isEnd()) {
            throw new JobConflictException("Scene " + scene.order() + " is under way ("
                    + scene.state().word() + "); wait for it, or cancel the job");
        }
        if (scene.isDrawn() && !scene.drawnInstead() && (!edit.isEmpty() || scene.state() == JobSceneState.READY)) {
            throw new JobConflictException("Scene " + scene.order()
                    + " is drawn from the script; change it there (PUT the scene), then try the job again");
        }
        if (follows(scene)) {
            throw new JobConflictException("Scene " + scene.order() + " goes on from a scene that failed; try that"
                    + " one again, and this one follows");
        }
        if (needsPrompt(scene) && edit.prompt() == null) {
            throw needsEdit(scene);
        }
        Optional<GenerationTask> task = task(scene);
        if (!edit.isEmpty()
                && task.map(GenerationTask::state)
                        .filter(TaskState.UNKNOWN::equals)
                        .isPresent()) {
            throw new JobConflictException("Nobody knows what became of the order of scene " + scene.order()
                    + ", so a new one may be paid twice; resolve the " + task.get() + " first");
        }
    }

    private static void checkEdit(Scene content, SceneEdit edit) {
        if (edit.prompt() != null && content.multiShot()) {
            throw new JobConflictException(
                    "The scene has several shots; change them in the script (PUT the scene), then try the job again");
        }
    }

    private static boolean needsPrompt(JobScene scene) {
        return scene.errorCode() == ErrorCode.CONTENT_REFUSED;
    }

    /** Whether the scene was given up with the one it goes on from, before anything was ordered for it. */
    private static boolean follows(JobScene scene) {
        return scene.errorCode() == ErrorCode.PARENT_SCENE_FAILED;
    }

    private static JobConflictException needsEdit(JobScene scene) {
        return new JobConflictException("The provider's policy refused the prompt of scene " + scene.order()
                + "; sending it again would be refused again. Try that scene again with another visual_prompt");
    }

    /** What each scene of a job needs now: the wake-ups after a retry. */
    public List<Outcome> wakeUps(@Body String jobId) {
        if (!jobs.get(jobId).narrated()) {
            return List.of(Outcome.of(Next.NARRATE, new SceneKey(jobId, 0)));
        }
        return Stream.concat(
                        scenes.ofJob(jobId).stream().map(JobControl::wakeUp),
                        Stream.of(Outcome.of(Next.GATHER, new SceneKey(jobId, 0))))
                .toList();
    }

    private static Outcome wakeUp(JobScene scene) {
        return switch (scene.state()) {
            case WAITING -> new Outcome(Next.ORDER, scene.key(), null, scene.slotPool());
            case ORDERED -> Outcome.of(scene.clipUrl() == null ? Next.NOTHING : Next.COLLECT, scene.key());
            case COLLECTED -> Outcome.of(Next.CONFORM, scene.key());
            case READY, FAILED -> Outcome.of(Next.NOTHING, scene.key());
        };
    }

    private void again(JobScene scene, SceneEdit edit) {
        if (scene.state() == JobSceneState.FAILED && edit.isEmpty()) {
            goOn(scene);
        } else {
            scenes.orderAgain(scene.key(), scene.state());
            prompts.edit(scene.key(), edit.prompt(), edit.reasonWord());
        }
        journal.scene(scene.key(), "scene.retried", edit.told());
    }

    private void goOn(JobScene failed) {
        Optional<GenerationTask> task = task(failed);
        // Read after its task: a report writes both at once, and a clip that came at this moment must not be missed.
        JobScene scene = scenes.find(failed.key()).orElseThrow();
        if (scene.clipAssetId() != null || scene.isDrawn()) {
            scenes.resume(scene.key(), JobSceneState.COLLECTED);
        } else if (task.isEmpty()) {
            // Nothing was ordered, or the order was taken back: the same attempt waits for its turn again.
            scenes.resume(scene.key(), JobSceneState.WAITING);
        } else if (mayBePaid(task.get(), scene)) {
            goOn(scene, task.get());
        } else {
            scenes.orderAgain(scene.key(), JobSceneState.FAILED);
        }
    }

    private void goOn(JobScene scene, GenerationTask task) {
        scenes.resume(scene.key(), JobSceneState.ORDERED);
        if (task.state() == TaskState.UNKNOWN) {
            scenes.remark(
                    scene.key(),
                    task.id(),
                    ErrorCode.TASK_UNKNOWN,
                    "Nobody knows what became of the " + task + "; it waits to be resolved");
        } else {
            tasks.giveTime(task.id(), generation.taskLimit());
        }
    }

    private Optional<GenerationTask> task(JobScene scene) {
        return Optional.ofNullable(scene.taskId()).flatMap(tasks::find);
    }

    /** Whether the scene's own order is still being made, may have been taken, or has a clip that can be used. */
    private static boolean mayBePaid(GenerationTask task, JobScene scene) {
        return switch (task.state()) {
            case FAILED -> false;
            case SUCCEED -> scene.clipUrl() != null && scene.errorCode() != ErrorCode.CLIP_REJECTED;
            case INTENDED, SUBMITTED, PROCESSING, UNKNOWN -> true;
        };
    }

    /** Lets a job that has ended run again; one that runs goes on. */
    void reopen(Job job) {
        if (job.status().isEnd()) {
            runAgain(job);
        }
    }

    private void runAgain(Job job) {
        JobStep step = job.narrated() ? JobStep.GENERATE_CLIPS : JobStep.GENERATE_TTS;
        try {
            move(job, JobStatus.RUNNING, step, null, null);
        } catch (DuplicateKeyException e) {
            throw new JobConflictException("The script " + job.scriptId() + " has another job under way");
        }
        if (job.deliver() == Deliver.FILM) {
            conformed.again(job.id());
        }
        journal.job(job.id(), step, 0, "job.retried", Map.of());
    }

    private void move(
            Job job,
            JobStatus next,
            JobStep step,
            @org.jspecify.annotations.Nullable ErrorCode code,
            @org.jspecify.annotations.Nullable String message) {
        if (!jobs.move(job.id(), job.status(), next, step, step.progress(0), code, message)) {
            throw new JobConflictException("The job " + job.id() + " moved on at this moment; look at it again");
        }
    }
}
