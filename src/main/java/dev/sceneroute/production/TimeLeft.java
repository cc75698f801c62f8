package dev.sceneroute.production;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How long a job may still take, judged by what has come of it since it was last set going. Nothing where nobody can know:
 * before enough is done to judge by, while the job waits for somebody, when next to nothing is left, and when it has ended.
 */
@Component
public class TimeLeft {
    /** Pieces that must have been spoken: some are at once, so the first one says little. */
    private static final int ENOUGH_SPOKEN = 2;
    /** The share of a film's assembling that must be done: it is told in eighths, rounded down. */
    private static final double ENOUGH_COMPOSED = 0.25;

    private final JobSceneStore scenes;
    private final JobEventStore events;
    private final PausedJobs paused;

    TimeLeft(JobSceneStore scenes, JobEventStore events, PausedJobs paused) {
        this.scenes = scenes;
        this.events = events;
        this.paused = paused;
    }

    /** The times a job may still take, to the second. */
    public Left of(Job job) {
        boolean goesOn = job.status() == JobStatus.RUNNING
                && job.hold() == null
                && !paused.of(List.of(job)).containsKey(job.id());
        return goesOn ? left(job) : Left.UNKNOWN;
    }

    private Left left(Job job) {
        return switch (job.step()) {
            // Its clips come afterwards, and nobody knows yet how long those take.
            case GENERATE_TTS ->
                new Left(events.speaking(job.id()).flatMap(TimeLeft::speaking).orElse(null), null);
            case GENERATE_CLIPS, RENDER_SLIDES ->
                Left.toTheEnd(events.run(job.id()).flatMap(run -> making(run, job.deliver(), scenes.ofJob(job.id()))));
            case COMPOSE_VIDEO ->
                Left.toTheEnd(events.assembling(job.id()).flatMap(elapsed -> composing(elapsed, job.progress())));
            case VALIDATE_SCRIPT, GENERATE_SUBTITLE, UPLOAD_ASSETS, FINALIZE -> Left.UNKNOWN;
        };
    }

    /** Speech that was there already takes no time, and does not count as made. */
    static Optional<Duration> speaking(JobEventStore.Speaking now) {
        return Pace.timeLeft(now.elapsed(), now.made(), now.left(), ENOUGH_SPOKEN);
    }

    /**
     * Clips and scenes that are drawn are made side by side, and one takes minutes and the other seconds: each by its own
     * pace, and the slower one counts. One whose pace is unknown leaves all unknown.
     */
    static Optional<Duration> making(JobEventStore.Run run, Deliver deliver, List<JobScene> all) {
        List<Duration> times = new ArrayList<>();
        for (boolean drawn : new boolean[] {false, true}) {
            ScenePace pace = ScenePace.of(
                    all.stream().filter(scene -> scene.isDrawn() == drawn).toList(), deliver, run);
            if (!pace.isOver()) {
                Optional<Duration> left = pace.timeLeft(run.elapsed());
                if (left.isEmpty()) {
                    return Optional.empty();
                }
                times.add(left.get());
            }
        }
        return times.stream().max(Duration::compareTo);
    }

    /**
     * The end of the film.
     *
     * @param elapsed since its scenes began to be put together
     * @param progress the job's
     */
    static Optional<Duration> composing(Duration elapsed, int progress) {
        double done = JobStep.COMPOSE_VIDEO.done(progress);
        return Pace.timeLeft(elapsed, done, 1 - done, ENOUGH_COMPOSED);
    }

    /**
     * Times that are left.
     *
     * @param step for what the job is doing now
     * @param job for the whole job
     */
    public record Left(@Nullable Duration step, @Nullable Duration job) {
        /** Nobody can know. */
        public static final Left UNKNOWN = new Left(null, null);

        /** What comes after the step takes next to no time. */
        private static Left toTheEnd(Optional<Duration> left) {
            return new Left(left.orElse(null), left.orElse(null));
        }
    }
}
