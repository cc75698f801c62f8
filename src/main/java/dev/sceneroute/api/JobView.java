package dev.sceneroute.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.production.ClipInspection;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A job as the contract shows it: with its scenes when it is shown alone, without them in lists. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobView(
        String jobId,
        String projectId,
        String scriptId,
        int scriptVersion,
        Deliver deliver,
        JobStatus status,
        JobStep step,
        int progress,
        int sceneCount,
        @Nullable Failure error,
        @Nullable String notifyUrl,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable List<SceneView> scenes) {

    static JobView of(Job job) {
        return view(job, null);
    }

    static JobView of(Job job, List<JobScene> scenes, List<ClipInspection> inspections) {
        Map<Integer, List<ClipInspection>> byScene = inspections.stream()
                .collect(Collectors.groupingBy(inspection -> inspection.scene().order()));
        return view(
                job,
                scenes.stream()
                        .map(scene -> SceneView.of(scene, byScene.getOrDefault(scene.order(), List.of())))
                        .toList());
    }

    private static JobView view(Job job, @Nullable List<SceneView> scenes) {
        return new JobView(
                job.id(),
                job.projectId(),
                job.scriptId(),
                job.scriptVersion(),
                job.deliver(),
                job.status(),
                job.step(),
                job.progress(),
                job.scenes(),
                Failure.of(job.errorCode(), job.errorMessage()),
                job.notifyUrl(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                scenes);
    }

    /**
     * Why a job failed.
     *
     * @param code the cause
     * @param message the cause in words
     * @param nextStep what to do now
     */
    record Failure(ErrorCode code, @Nullable String message, String nextStep) {

        static @Nullable Failure of(@Nullable ErrorCode code, @Nullable String message) {
            return code == null ? null : new Failure(code, message, code.nextStep());
        }
    }
}
