package dev.sceneroute.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.ledger.JobSpend;
import dev.sceneroute.production.ClipInspection;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStep;
import dev.sceneroute.production.TimeLeft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A job as the contract shows it: with its scenes when it is shown alone, and what it costs, without them in lists. */
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
        @Nullable Long timeLeftSeconds,
        @Nullable Long stepTimeLeftSeconds,
        int sceneCount,
        @Nullable Failure error,
        @Nullable PauseView paused,
        @Nullable HoldView held,
        @Nullable Clips clips,
        @Nullable String notifyUrl,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable JobSpend spend,
        @Nullable List<SceneView> scenes) {

    static JobView of(Job job, @Nullable PauseView paused) {
        return view(job, null, null, TimeLeft.Left.UNKNOWN, paused, null);
    }

    static JobView of(
            Job job,
            List<JobScene> scenes,
            List<ClipInspection> inspections,
            JobSpend spend,
            TimeLeft.Left timeLeft,
            @Nullable PauseView paused,
            Clips clips) {
        Map<Integer, List<ClipInspection>> byScene = inspections.stream()
                .collect(Collectors.groupingBy(inspection -> inspection.scene().order()));
        List<SceneView> views = scenes.stream()
                .map(scene -> SceneView.of(scene, byScene.getOrDefault(scene.order(), List.of())))
                .toList();
        return view(job, views, spend, timeLeft, paused, clips);
    }

    private static JobView view(
            Job job,
            @Nullable List<SceneView> scenes,
            @Nullable JobSpend spend,
            TimeLeft.Left timeLeft,
            @Nullable PauseView paused,
            @Nullable Clips clips) {
        return new JobView(
                job.id(),
                job.projectId(),
                job.scriptId(),
                job.scriptVersion(),
                job.deliver(),
                job.status(),
                job.step(),
                job.progress(),
                seconds(timeLeft.job()),
                seconds(timeLeft.step()),
                job.scenes(),
                Failure.of(job.errorCode(), job.errorMessage()),
                paused,
                HoldView.of(job.hold()),
                clips,
                job.notifyUrl(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                spend,
                scenes);
    }

    private static @Nullable Long seconds(@Nullable Duration time) {
        return time == null ? null : time.toSeconds();
    }

    /**
     * What was paid for, whatever becomes of the job.
     *
     * @param kept clips that are made and kept, here or at the provider
     * @param beingMade orders that have not come to an end at the provider; their clips are kept when they are made
     */
    record Clips(int kept, int beingMade) {}

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
