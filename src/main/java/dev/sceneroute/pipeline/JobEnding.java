package dev.sceneroute.pipeline;

import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStep;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.PauseScope;
import dev.sceneroute.production.PauseStore;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a job, once, whoever comes first. */
@Component
public class JobEnding {
    private final JobStore jobs;
    private final JobJournal journal;
    private final PauseStore pauses;

    JobEnding(JobStore jobs, JobJournal journal, PauseStore pauses) {
        this.jobs = jobs;
        this.journal = journal;
        this.pauses = pauses;
    }

    /** All that was asked for is done. */
    @Transactional
    public boolean succeed(Job job) {
        boolean mine = jobs.move(job.id(), JobStatus.RUNNING, JobStatus.SUCCEEDED, JobStep.FINALIZE, 100, null, null);
        if (mine) {
            journal.job(job.id(), JobStep.FINALIZE, 1, "job.succeeded", Map.of());
            pauses.resume(PauseScope.job(job.id()));
        }
        return mine;
    }

    /**
     * The job cannot go on by itself. What is paid and collected is kept for a retry.
     *
     * @param message for the person who reads it: what failed and what to do
     */
    @Transactional
    public boolean fail(Job job, ErrorCode code, String message) {
        if (job.status() != JobStatus.RUNNING) {
            return false;
        }
        boolean mine = jobs.move(job.id(), job.status(), JobStatus.FAILED, job.step(), job.progress(), code, message);
        if (mine) {
            journal.job(
                    job.id(), job.step(), 0, "job.failed", Map.of("error_code", code.name(), "error_message", message));
            pauses.resume(PauseScope.job(job.id()));
        }
        return mine;
    }
}
