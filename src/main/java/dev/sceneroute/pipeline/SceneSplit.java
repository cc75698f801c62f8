package dev.sceneroute.pipeline;

import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStep;
import dev.sceneroute.production.JobStore;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stage 3, split: a queued job starts to run, and each of its waiting scenes is woken. */
@Component
public class SceneSplit {
    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final JobControl control;
    private final JobJournal journal;

    SceneSplit(JobStore jobs, JobSceneStore scenes, JobControl control, JobJournal journal) {
        this.jobs = jobs;
        this.scenes = scenes;
        this.control = control;
        this.journal = journal;
    }

    /**
     * Starts a job.
     *
     * @return what it needs now: to be narrated, or for each scene a slot; nothing if somebody else started the job
     */
    @Transactional
    public List<Outcome> start(@Body String jobId) {
        Job job = jobs.get(jobId);
        JobStep first = job.narrated() ? scenes.counts(jobId).step() : JobStep.GENERATE_TTS;
        if (!jobs.move(jobId, JobStatus.QUEUED, JobStatus.RUNNING, first, first.progress(0), null, null)) {
            return List.of();
        }
        journal.job(jobId, first, 0, "job.running", Map.of("scenes", job.scenes()));
        return control.wakeUps(jobId);
    }
}
