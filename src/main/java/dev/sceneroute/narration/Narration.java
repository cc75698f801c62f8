package dev.sceneroute.narration;

import dev.sceneroute.production.SceneKey;
import dev.sceneroute.speech.SceneFit;
import org.jspecify.annotations.Nullable;

/**
 * What is said in a scene of a job.
 *
 * @param scene its scene
 * @param owner whose it is
 * @param speed how fast it is spoken, against the speed the script asks for; more than 1 to make it fit
 * @param speechKey the speech that was made of it, if it was
 * @param fit how the two go together, once that is known
 * @param anew whether its scene is made as long as it is wanted now, whatever clip it has
 */
public record Narration(
        SceneKey scene,
        String owner,
        double speed,
        @Nullable String speechKey,
        @Nullable SceneFit fit,
        boolean anew) {}
