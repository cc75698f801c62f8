package dev.sceneroute.production;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How long a job may still take, judged by the scenes that have come on since it was last set going. Nothing where nobody can
 * know: before the first half scene is done, while the job waits for somebody, and when it has ended.
 */
@Component
public class TimeLeft {
    private static final double ENOUGH = 0.5;

    private final JobSceneStore scenes;
    private final JobEventStore events;
    private final PausedJobs paused;

    TimeLeft(JobSceneStore scenes, JobEventStore events, PausedJobs paused) {
        this.scenes = scenes;
        this.events = events;
        this.paused = paused;
    }

    /** The time a job may still take, to the second. */
    public Optional<Duration> of(Job job) {
        boolean goesOn = job.status() == JobStatus.RUNNING
                && job.step() == JobStep.GENERATE_CLIPS
                && job.hold() == null
                && !paused.of(List.of(job)).containsKey(job.id());
        return goesOn
                ? events.run(job.id())
                        .flatMap(run -> estimate(run.elapsed(), run.scenesReady(), scenes.counts(job.id())))
                : Optional.empty();
    }

    /**
     * The estimate alone.
     *
     * @param elapsed since the job was set going
     * @param ready scenes that have become ready since then
     * @param now where all scenes are
     */
    static Optional<Duration> estimate(Duration elapsed, int ready, SceneCounts now) {
        double sinceThen = ready + now.onTheWay();
        double left = now.all() * (1 - now.done());
        return sinceThen < ENOUGH
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.round(elapsed.toMillis() / 1000.0 * left / sinceThen)));
    }
}
