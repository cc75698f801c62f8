package dev.sceneroute.pipeline;

import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.PauseScope;
import dev.sceneroute.production.PauseStore;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person's pauses: of one job, of a provider, of everything. Nothing new is ordered and no heavy work begun; what is
 * under way goes on to its next resting place, and paid clips are still reported and fetched, because they do not stay
 * at a provider for ever. Pausing or resuming twice changes nothing.
 */
@Component
public class WorkPause {
    /** The code of a pause that is a person's wish, see {@link dev.sceneroute.production.Pause#code}. */
    public static final String ON_REQUEST = "PAUSED";

    private static final Logger LOG = LoggerFactory.getLogger(WorkPause.class);

    private final PauseStore pauses;
    private final JobStore jobs;
    private final JobJournal journal;

    WorkPause(PauseStore pauses, JobStore jobs, JobJournal journal) {
        this.pauses = pauses;
        this.jobs = jobs;
        this.journal = journal;
    }

    /**
     * Pauses a job.
     *
     * @return nothing if there is no such job of this owner
     * @throws JobConflictException if the job has ended
     */
    @Transactional
    public Optional<Job> pause(String owner, String jobId) {
        return jobs.lock(owner, jobId).map(job -> {
            if (job.status().isEnd()) {
                throw new JobConflictException(
                        "The job " + jobId + " has " + job.status().word() + " already: nothing is left to pause");
            }
            if (pauses.pause(PauseScope.job(jobId), ON_REQUEST, message("job"), true, null)) {
                journal.job(jobId, job.step(), 0, "job.paused", Map.of("code", ON_REQUEST));
            }
            return jobs.get(jobId);
        });
    }

    /**
     * Lets a job go on.
     *
     * @return nothing if there is no such job of this owner
     */
    @Transactional
    public Optional<Job> resume(String owner, String jobId) {
        return jobs.lock(owner, jobId).map(job -> {
            if (pauses.resume(PauseScope.job(jobId)) && !job.status().isEnd()) {
                journal.job(jobId, job.step(), 0, "job.resumed", Map.of());
            }
            return jobs.get(jobId);
        });
    }

    /** Pauses all orders from one provider. */
    public void pauseProvider(String service) {
        LOG.info("Orders from {} are paused on request", service);
        pauses.pause(PauseScope.service(service), ON_REQUEST, message("provider"), true, null);
    }

    /** Lets a provider take orders again, whoever paused it. */
    public void resumeProvider(String service) {
        LOG.info("Orders from {} go on on request", service);
        pauses.resume(PauseScope.service(service));
    }

    /** Pauses everything. */
    public void pauseAll() {
        LOG.info("All work is paused on request");
        pauses.pause(PauseScope.INSTALLATION, ON_REQUEST, message("installation"), true, null);
    }

    /** Lets everything go on that is not paused by itself. */
    public void resumeAll() {
        LOG.info("Work goes on on request");
        pauses.resume(PauseScope.INSTALLATION);
    }

    private static String message(String what) {
        return "Paused on request; resume the " + what + " to let it go on";
    }
}
