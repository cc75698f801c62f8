package dev.sceneroute.production;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many scenes of a job are where.
 *
 * @param byState scenes in each state; a missing state has none
 * @param made of the ordered ones, those whose clip exists at the provider
 * @param drawn of the collected ones, those that are drawn here and have no clip
 * @param encoded how much of the clips of collected ones is encoded already, counted in scenes
 * @param drawnSoFar how much of the drawn ones is encoded already, counted in scenes
 */
public record SceneCounts(Map<JobSceneState, Integer> byState, int made, int drawn, double encoded, double drawnSoFar) {
    // What a scene's way costs, roughly: the provider's work is most of it.
    private static final double MADE = 0.7;
    static final double ORDERED = 0.1;
    static final double COLLECTED = 0.85;

    /** Scenes in a state. */
    public int in(JobSceneState state) {
        return byState.getOrDefault(state, 0);
    }

    /** All scenes. */
    public int all() {
        return byState.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What the job is doing about its scenes. */
    public JobStep step() {
        int unfinished = all() - in(JobSceneState.READY) - in(JobSceneState.FAILED);
        return drawn > 0 && drawn == unfinished ? JobStep.RENDER_SLIDES : JobStep.GENERATE_CLIPS;
    }

    /** The step a job passes to with that; nothing if it stays where it is: it never goes from slides back to clips that are here. */
    @Nullable
    JobStep passesTo() {
        boolean awaited = in(JobSceneState.WAITING) + in(JobSceneState.ORDERED) > 0;
        return awaited || step() == JobStep.RENDER_SLIDES ? step() : null;
    }

    /** How much of all the scenes' work is done, 0 to 1. */
    public double done() {
        return all() == 0 ? 0 : (onTheWay() + in(JobSceneState.READY) + in(JobSceneState.FAILED)) / all();
    }

    /** How far the scenes have come that are neither waiting nor at an end, counted in scenes. */
    double onTheWay() {
        return ORDERED * (in(JobSceneState.ORDERED) - made)
                + MADE * made
                + COLLECTED * (in(JobSceneState.COLLECTED) - drawn)
                + (1 - COLLECTED) * encoded
                + drawnSoFar;
    }

    /** How far one scene has come, 0 to 1; a failed one has not. */
    static double share(JobScene scene) {
        return switch (scene.state()) {
            case WAITING, FAILED -> 0;
            case ORDERED -> scene.clipUrl() == null ? ORDERED : MADE;
            // Of a drawn one nothing is done yet when it begins here.
            case COLLECTED -> scene.isDrawn() ? scene.encoded() : COLLECTED + (1 - COLLECTED) * scene.encoded();
            case READY -> 1;
        };
    }
}
