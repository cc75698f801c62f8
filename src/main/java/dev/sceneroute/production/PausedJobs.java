package dev.sceneroute.production;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which pause holds a job, for whoever shows jobs to people. */
@Component
public class PausedJobs {
    private final PauseStore pauses;
    private final JobSceneStore scenes;

    PausedJobs(PauseStore pauses, JobSceneStore scenes) {
        this.pauses = pauses;
        this.scenes = scenes;
    }

    /**
     * What holds each live job: everything's pause, its own, or that of a provider its scenes wait for.
     *
     * @return the pause, by the ids of the jobs that have one
     */
    public Map<String, Pause> of(List<Job> jobs) {
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
                        .map(pause -> Map.entry(id, pause)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Stream<PauseScope> scopes(String jobId, Set<String> services) {
        return Stream.concat(
                Stream.of(PauseScope.INSTALLATION, PauseScope.job(jobId)),
                services.stream().map(PauseScope::service));
    }
}
