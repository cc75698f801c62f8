package dev.sceneroute.pipeline;

import dev.sceneroute.production.SceneKey;
import org.jspecify.annotations.Nullable;

/**
 * What became of one act on a scene; the route decides from it what happens next.
 *
 * @param next what the scene needs now
 * @param scene the scene
 * @param taskId the generation task it was about
 * @param poolWithRoom the slot pool in which a place has become free, if one has
 */
public record Outcome(
        Next next,
        SceneKey scene,
        @Nullable String taskId,
        @Nullable String poolWithRoom) {

    /** What a scene needs now. */
    public enum Next {
        /** What is said in its job is to be spoken, or to be fitted. */
        NARRATE,
        /** Its clip exists: fetch it. */
        COLLECT,
        /** Its clip is here: bring it to the film's form. */
        CONFORM,
        /** The address of its clip has expired: ask the provider for a new one. */
        RENEW,
        /** It has come to its end: see whether the job has. */
        GATHER,
        /** Nobody knows whether the order was taken: look it up. */
        LOOK_UP,
        /** Its prompt was refused: ask the rewrite hook for another. */
        REWRITE,
        /** It waits for a slot again. */
        ORDER,
        /** Nothing; somebody else moved it, or its time has not come. */
        NOTHING
    }

    /** The same, without a place that has become free. */
    static Outcome of(Next next, SceneKey scene) {
        return new Outcome(next, scene, null, null);
    }
}
