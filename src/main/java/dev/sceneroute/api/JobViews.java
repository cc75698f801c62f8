package dev.sceneroute.api;

import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.ledger.Ledger;
import dev.sceneroute.production.ClipInspectionStore;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.Pause;
import dev.sceneroute.production.PauseScope;
import dev.sceneroute.production.PauseStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Jobs as the contract shows them, with what they cost and what stands in their way. */
@Component
class JobViews {
    private final JobSceneStore scenes;
    private final GenerationTaskStore tasks;
    private final ClipInspectionStore inspections;
    private final Ledger ledger;
    private final PauseStore pauses;

    JobViews(
            JobSceneStore scenes,
            GenerationTaskStore tasks,
            ClipInspectionStore inspections,
            Ledger ledger,
            PauseStore pauses) {
        this.scenes = scenes;
        this.tasks = tasks;
        this.inspections = inspections;
        this.ledger = ledger;
        this.pauses = pauses;
    }

    /** A job with its scenes. */
    JobView whole(Job job) {
        List<JobScene> all = scenes.ofJob(job.id());
        int kept = (int) all.stream()
                .filter(scene -> scene.clipUrl() != null || scene.clipAssetId() != null)
                .count();
        JobView.Clips clips = new JobView.Clips(kept, tasks.beingMade(job.id()));
        PauseView pause = paused(List.of(job)).get(job.id());
        return JobView.of(job, all, inspections.ofJob(job.id()), ledger.ofJob(job.id()), pause, clips);
    }

    /** Jobs without their scenes. */
    List<JobView> listed(List<Job> jobs) {
        Map<String, PauseView> paused = paused(jobs);
        return jobs.stream().map(job -> JobView.of(job, paused.get(job.id()))).toList();
    }

    /** What holds each live job: everything's pause, its own, or that of a provider its scenes wait for. */
    private Map<String, PauseView> paused(List<Job> jobs) {
        Map<String, Pause> all = pauses.all().stream()
                .collect(Collectors.toMap(pause -> pause.scope().text(), Function.identity()));
        List<String> live =
                jobs.stream().filter(job -> !job.status().isEnd()).map(Job::id).toList();
        if (all.isEmpty() || live.isEmpty()) {
            return Map.of();
        }
        Map<String, Set<String>> services = scenes.waitedServices(live);
        return live.stream()
                .flatMap(id -> scopes(id, services.getOrDefault(id, Set.of()))
                        .flatMap(scope -> Optional.ofNullable(all.get(scope.text())).stream())
                        .limit(1)
                        .map(pause -> Map.entry(id, PauseView.of(pause))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Stream<PauseScope> scopes(String jobId, Set<String> services) {
        return Stream.concat(
                Stream.of(PauseScope.INSTALLATION, PauseScope.job(jobId)),
                services.stream().map(PauseScope::service));
    }
}
