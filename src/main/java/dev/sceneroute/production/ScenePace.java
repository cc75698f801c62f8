package dev.sceneroute.production;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How far some scenes of a job have come since it was set going, and how much of their way is left, counted in scenes.
 *
 * @param done what has come on since then; what was there before does not make it look quick
 * @param left what is left
 * @param atLeast what one scene still needs, however many are made at once
 */
record ScenePace(double done, double left, Duration atLeast) {
    private static final double ENOUGH = 0.5;

    static ScenePace of(List<JobScene> scenes, Deliver deliver, JobEventStore.Run run) {
        double done = 0;
        double left = 0;
        double longest = 0;
        double usual = run.usual();
        for (JobScene scene : scenes) {
            JobEventStore.SceneTimes times = run.times(scene.order());
            if (scene.state() != JobSceneState.FAILED) {
                double now = SceneCounts.share(scene);
                done += Math.max(0, now - before(scene, deliver, times));
                left += 1 - now;
                longest = Math.max(longest, rest(scene, usual, run.elapsed(), times));
            }
        }
        return new ScenePace(done, left, Duration.ofMillis(Math.round(longest * 1000)));
    }

    /** How far a scene had come when the job was set going, as far as that can be told. */
    private static double before(JobScene scene, Deliver deliver, JobEventStore.SceneTimes times) {
        if (scene.isDrawn() ? times.ready() != null : times.ordered() != null) {
            return 0;
        }
        return switch (scene.state()) {
            case WAITING, FAILED -> 0;
            case ORDERED -> SceneCounts.share(scene);
            case COLLECTED -> scene.isDrawn() ? 0 : collectedBefore(times);
            case READY ->
                times.ready() == null ? 1 : deliver == Deliver.FILM ? collectedBefore(times) : SceneCounts.ORDERED;
        };
    }

    private static double collectedBefore(JobEventStore.SceneTimes times) {
        return times.collected() == null ? SceneCounts.COLLECTED : SceneCounts.ORDERED;
    }

    /** In seconds: a scene that is not made yet takes as long as others took, of which some has passed. */
    private static double rest(JobScene scene, double usual, Duration elapsed, JobEventStore.SceneTimes times) {
        return switch (scene.state()) {
            case WAITING -> usual;
            case ORDERED ->
                times.ordered() == null ? 0 : Math.max(0, usual - (elapsed.toMillis() / 1000.0 - times.ordered()));
            case COLLECTED, READY, FAILED -> 0;
        };
    }

    boolean isOver() {
        return left <= 0;
    }

    /** The time that is left; nothing before half a scene has come on. */
    Optional<Duration> timeLeft(Duration elapsed) {
        return Pace.timeLeft(elapsed, done, left, ENOUGH)
                .map(left -> left.compareTo(atLeast) < 0 ? Pace.seconds(atLeast.toMillis() / 1000.0) : left);
    }
}
