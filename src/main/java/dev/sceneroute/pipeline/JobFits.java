package dev.sceneroute.pipeline;

import dev.sceneroute.narration.KeptSpeech;
import dev.sceneroute.narration.Narration;
import dev.sceneroute.narration.NarrationStore;
import dev.sceneroute.narration.SpeechStore;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.Script;
import dev.sceneroute.speech.ChosenSpeech;
import dev.sceneroute.speech.SceneFit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the scenes of a job and what is said in them go together, as far as it is known. */
@Component
public class JobFits {
    private final JobStore jobs;
    private final NarrationStore narrations;
    private final SpeechStore speeches;
    private final NarrationPlan plan;

    JobFits(JobStore jobs, NarrationStore narrations, SpeechStore speeches, NarrationPlan plan) {
        this.jobs = jobs;
        this.narrations = narrations;
        this.speeches = speeches;
        this.plan = plan;
    }

    /** The scenes in which something is said, in the film's order; none if nothing is. */
    @Transactional(readOnly = true)
    public List<JobFit> of(Job job) {
        Script script = jobs.snapshot(job);
        Map<Integer, KeptSpeech> said = speeches.ofJob(job.id());
        return narrations.ofJob(job.id()).stream()
                .map(narration ->
                        fit(script, narration, said.get(narration.scene().order())))
                .toList();
    }

    private JobFit fit(Script script, Narration narration, @Nullable KeptSpeech speech) {
        int order = narration.scene().order();
        SceneFit fit = narration.fit();
        if (fit == null) {
            fit = speech == null ? plan.estimated(script, order) : plan.measured(script, order, speech);
        }
        return speech == null
                ? new JobFit(fit, null, null)
                : new JobFit(fit, speech.by(), speech.spoken().estimated());
    }

    /**
     * A scene and its speech.
     *
     * @param fit how they go together
     * @param by who has spoken, if it is spoken
     * @param timingsEstimated whether the times of its words were shared out by length, if it is spoken
     */
    public record JobFit(
            SceneFit fit,
            @Nullable ChosenSpeech by,
            @Nullable Boolean timingsEstimated) {}
}
