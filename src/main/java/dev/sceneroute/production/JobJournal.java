package dev.sceneroute.production;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what happens to a job, in the transaction that makes it happen, and lifts the job's progress with it.
 */
@Component
public class JobJournal {
    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final JobEventStore events;

    JobJournal(JobStore jobs, JobSceneStore scenes, JobEventStore events) {
        this.jobs = jobs;
        this.scenes = scenes;
        this.events = events;
    }

    /**
     * Something happened to a scene.
     *
     * @param type such as {@code scene.ordered}
     * @param data what is worth knowing; must be called in the transaction of the change itself
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void scene(SceneKey key, String type, Map<String, ?> data) {
        SceneCounts now = scenes.counts(key.jobId());
        int progress = now.step().progress(now.done());
        events.append(key.jobId(), jobs.nextEvent(key.jobId(), progress, now.passesTo()), type, key.order(), data);
    }

    /**
     * A scene is being encoded. That is no event; it lifts the job's progress, and nobody waits for it: two statements on
     * their own.
     *
     * @param share how much of the scene is encoded, 0 to 1
     */
    public void encoding(SceneKey key, double share) {
        if (scenes.encoded(key, share)) {
            SceneCounts now = scenes.counts(key.jobId());
            jobs.comeTo(key.jobId(), now.step().progress(now.done()), now.passesTo());
        }
    }

    /**
     * The scenes of a job are put together. That is no event either.
     *
     * @param share how much of that is done, 0 to 1
     */
    public void composing(String jobId, double share) {
        jobs.comeTo(jobId, JobStep.COMPOSE_VIDEO.progress(share), null);
    }

    /**
     * What is said in a scene is spoken.
     *
     * @param done how much of all that is said in the job is spoken, 0 to 1
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void spoken(SceneKey key, double done, Map<String, ?> data) {
        write(key.jobId(), JobStep.GENERATE_TTS.progress(done), "scene.spoken", key.order(), data);
    }

    /**
     * Something happened to the job as a whole.
     *
     * @param step what the job is doing
     * @param done how much of the step is done, 0 to 1
     * @param type such as {@code job.running}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void job(String jobId, JobStep step, double done, String type, Map<String, ?> data) {
        write(jobId, step.progress(done), type, null, data);
    }

    private void write(String jobId, int progress, String type, @Nullable Integer scene, Map<String, ?> data) {
        int number = jobs.nextEvent(jobId, progress, null);
        events.append(jobId, number, type, scene, data);
    }
}
