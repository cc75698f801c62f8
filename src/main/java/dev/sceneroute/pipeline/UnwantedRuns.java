package dev.sceneroute.pipeline;

import dev.sceneroute.media.FfmpegRuns;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.runtime.DataDirectory;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** FFmpeg at work in this process for jobs that are no longer wanted, whichever process was told so. */
@Component
public class UnwantedRuns {
    private static final Logger LOG = LoggerFactory.getLogger(UnwantedRuns.class);

    private final FfmpegRuns runs;
    private final JobStore jobs;
    private final DataDirectory paths;

    UnwantedRuns(FfmpegRuns runs, JobStore jobs, DataDirectory paths) {
        this.runs = runs;
        this.jobs = jobs;
        this.paths = paths;
    }

    /** Stops what works for jobs that do not run any more. */
    public void stop() {
        Set<String> worked = jobsAtWork();
        if (!worked.isEmpty()) {
            jobs.notRunning(worked).forEach(this::stopAllOf);
        }
    }

    // The look at a clip that has just come, right in the job's folder, may end: it is paid for and kept.
    private void stopAllOf(String jobId) {
        Path work = paths.work(jobId).toAbsolutePath().normalize();
        int stopped = runs.folders().stream()
                .filter(folder -> folder.startsWith(work) && !folder.equals(work))
                .mapToInt(runs::stopIn)
                .sum();
        if (stopped > 0) {
            LOG.info("{} runs of FFmpeg for {} are stopped: it is not wanted any more", stopped, jobId);
        }
    }

    private Set<String> jobsAtWork() {
        Path work = paths.work();
        return runs.folders().stream()
                .filter(folder -> folder.startsWith(work) && !folder.equals(work))
                .map(folder -> work.relativize(folder).getName(0).toString())
                .collect(Collectors.toSet());
    }
}
