package dev.sceneroute.pipeline;

import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobStep;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.runtime.Node;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A step that is one for the whole job could not do its work. What passes by itself is waited for, with growing pauses and
 * for a long time; the rest ends the job. What is made is kept either way.
 */
@Component
class JobHold {
    private final JobStore jobs;
    private final JobJournal journal;
    private final JobEnding ending;
    private final DiskRoom room;
    private final CollectSettings settings;
    private final Node node;

    JobHold(JobStore jobs, JobJournal journal, JobEnding ending, DiskRoom room, CollectSettings settings, Node node) {
        this.jobs = jobs;
        this.journal = journal;
        this.ending = ending;
        this.room = room;
        this.settings = settings;
        this.node = node;
    }

    /**
     * Decides what follows; nothing if the job has ended or another process has taken it over.
     *
     * @param step what failed
     * @param passing what a trouble outside is called while it lasts
     * @param lasting what the trouble is called if it lies with the work
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void decide(Job job, JobStep step, Exception problem, ErrorCode passing, ErrorCode lasting) {
        if (!jobs.lockClaimed(job.id(), node.name())) {
            return;
        }
        String message = String.valueOf(problem.getMessage());
        switch (room.obstacle(problem, job.id())) {
            case STOPPED -> jobs.letGo(job.id(), node.name(), Duration.ZERO);
            case DATABASE -> jobs.letGo(job.id(), node.name(), settings.firstPause());
            case DISK -> hold(job, step, ErrorCode.STORAGE_UPLOAD_FAILED, message);
            case NETWORK -> hold(job, step, passing, message);
            case NONE -> ending.fail(jobs.get(job.id()), lasting, message);
        }
    }

    private void hold(Job job, JobStep step, ErrorCode code, String message) {
        Optional<Integer> times = jobs.hold(job.id(), node.name(), code, message, settings.patience());
        if (times.isEmpty()) {
            ending.fail(jobs.get(job.id()), code, message + " (waited for " + settings.giveUpAfter() + ")");
        } else if (times.get() == 1) {
            journal.job(job.id(), step, 0, "job.held", Map.of("error_code", code, "error_message", message));
        }
    }
}
