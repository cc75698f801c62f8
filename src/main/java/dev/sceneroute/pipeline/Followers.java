package dev.sceneroute.pipeline;

import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.Script;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Scenes that go on from the clip of another: where that is replaced by another clip, so are theirs. */
final class Followers {
    private Followers() {}

    /**
     * The scenes that go on from some of these, directly or by way of others.
     *
     * @param orders places of scenes, from 1
     */
    static Set<Integer> of(Script script, Collection<Integer> orders) {
        Set<Integer> leading = new HashSet<>(orders);
        Set<Integer> following = new TreeSet<>();
        List<Scene> scenes = script.scenes();
        // Each goes on from an earlier one, so one look at them in their order finds all.
        for (int order = 1; order <= scenes.size(); order++) {
            Integer parent = scenes.get(order - 1).extendsScene();
            if (parent != null && leading.contains(parent)) {
                leading.add(order);
                following.add(order);
            }
        }
        return following;
    }

    /** Whether something was ordered, or waits to be, that goes on from the clip its parent had. */
    static boolean goesOn(JobScene scene) {
        return !scene.isDrawn()
                && (scene.state() == JobSceneState.WAITING || scene.taskId() != null || scene.videoId() != null);
    }
}
