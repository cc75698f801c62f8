package dev.sceneroute.pipeline;

import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStore;
import java.util.List;
import java.util.Set;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.AggregationRepository;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stage 8, gather: the Aggregator's memory. The parts of a job are its scene rows, written by the stages that end them;
 * so nothing has to be kept here, nothing can be lost here, and a group that is completed twice is harmless, because
 * the next stage claims the job's row.
 */
@Component("sceneGathering")
public class SceneGathering implements AggregationRepository, AggregationStrategy {
    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final JobEnding ending;

    SceneGathering(JobStore jobs, JobSceneStore scenes, JobEnding ending) {
        this.jobs = jobs;
        this.scenes = scenes;
        this.ending = ending;
    }

    /** Whether every scene of a running job has come to its end. */
    public boolean complete(@Body String jobId) {
        return !scenes.unfinished(jobId) && jobs.get(jobId).status() == JobStatus.RUNNING;
    }

    /**
     * Decides what a complete group is for.
     *
     * @return the job's id if a film is to be assembled; nothing if the job has ended here
     */
    public @Nullable String conclude(@Body String jobId) {
        Job job = jobs.get(jobId);
        List<JobScene> failed = scenes.ofJob(jobId).stream()
                .filter(scene -> scene.state() == JobSceneState.FAILED)
                .toList();
        if (!failed.isEmpty()) {
            ending.fail(job, ErrorCode.SCENES_FAILED, words(failed, job.scenes()));
            return null;
        }
        if (job.deliver() != Deliver.FILM) {
            ending.succeed(job);
            return null;
        }
        return jobId;
    }

    private static String words(List<JobScene> failed, int all) {
        JobScene first = failed.get(0);
        ErrorCode code = first.errorCode() == null ? ErrorCode.INTERNAL_ERROR : first.errorCode();
        return failed.size() + " of " + all + " scenes failed, the first is scene " + first.order() + " (" + code
                + "): " + first.errorMessage() + ". " + code.nextStep();
    }

    @Override
    public Exchange aggregate(@Nullable Exchange gathered, Exchange part) {
        return gathered == null ? part : gathered;
    }

    @Override
    public @Nullable Exchange get(CamelContext context, String jobId) {
        Exchange group = new DefaultExchange(context);
        group.getMessage().setBody(jobId);
        return group;
    }

    @Override
    public @Nullable Exchange add(CamelContext context, String jobId, Exchange exchange) {
        return exchange;
    }

    @Override
    public void remove(CamelContext context, String jobId, Exchange exchange) {
        // The rows stay: they are the film's history.
    }

    @Override
    public void confirm(CamelContext context, String exchangeId) {
        // The next stage claims the job's row; that is the confirmation.
    }

    @Override
    public Set<String> getKeys() {
        return Set.of();
    }
}
