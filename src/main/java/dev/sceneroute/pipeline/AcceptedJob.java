package dev.sceneroute.pipeline;

import dev.sceneroute.production.Job;

/**
 * The answer to somebody who wants a film.
 *
 * @param job the job
 * @param created false if the script version had a live job already: then it is that one
 */
public record AcceptedJob(Job job, boolean created) {

    /** The job's id: all the next stage needs. */
    public String jobId() {
        return job.id();
    }
}
