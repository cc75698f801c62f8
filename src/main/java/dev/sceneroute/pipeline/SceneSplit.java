package dev.sceneroute.pipeline;

import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
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
    private final JobJournal journal;

    SceneSplit(JobStore jobs, JobSceneStore scenes, JobJournal journal) {
        this.jobs = jobs;
        this.scenes = scenes;
        this.journal = journal;
    }

    /**
     * Starts a job.
     *
     * @return for each waiting scene the slot pool it waits for; none if somebody else started the job
     */
    @Transactional
    public List<String> start(@Body String jobId) {
        Job job = jobs.get(jobId);
        boolean mine = jobs.move(
                jobId,
                JobStatus.QUEUED,
                JobStatus.RUNNING,
                JobStep.GENERATE_CLIPS,
                JobStep.GENERATE_CLIPS.progress(0),
                null,
                null);
        if (!mine) {
            return List.of();
        }
        journal.job(jobId, JobStep.GENERATE_CLIPS, 0, "job.running", Map.of("scenes", job.scenes()));
        return scenes.ofJob(jobId).stream()
                .filter(scene -> scene.state() == JobSceneState.WAITING)
                .map(JobScene::slotPool)
                .toList();
    }
}
