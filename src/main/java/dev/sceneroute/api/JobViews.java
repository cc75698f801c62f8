package dev.sceneroute.api;

import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.ledger.Ledger;
import dev.sceneroute.production.ClipInspectionStore;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.PausedJobs;
import dev.sceneroute.production.TimeLeft;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Jobs as the contract shows them, with what they cost and what stands in their way. */
@Component
class JobViews {
    private final JobSceneStore scenes;
    private final GenerationTaskStore tasks;
    private final ClipInspectionStore inspections;
    private final Ledger ledger;
    private final PausedJobs paused;
    private final TimeLeft timeLeft;

    JobViews(
            JobSceneStore scenes,
            GenerationTaskStore tasks,
            ClipInspectionStore inspections,
            Ledger ledger,
            PausedJobs paused,
            TimeLeft timeLeft) {
        this.scenes = scenes;
        this.tasks = tasks;
        this.inspections = inspections;
        this.ledger = ledger;
        this.paused = paused;
        this.timeLeft = timeLeft;
    }

    /** A job with its scenes. */
    JobView whole(Job job) {
        List<JobScene> all = scenes.ofJob(job.id());
        int kept = (int) all.stream()
                .filter(scene -> scene.clipUrl() != null || scene.clipAssetId() != null)
                .count();
        JobView.Clips clips = new JobView.Clips(kept, tasks.beingMade(job.id()));
        PauseView pause = views(List.of(job)).get(job.id());
        return JobView.of(
                job, all, inspections.ofJob(job.id()), ledger.ofJob(job.id()), timeLeft.of(job), pause, clips);
    }

    /** Jobs without their scenes. */
    List<JobView> listed(List<Job> jobs) {
        Map<String, PauseView> views = views(jobs);
        return jobs.stream().map(job -> JobView.of(job, views.get(job.id()))).toList();
    }

    private Map<String, PauseView> views(List<Job> jobs) {
        return paused.of(jobs).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> PauseView.of(entry.getValue())));
    }
}
