package dev.sceneroute.speech;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is said in a scene.
 *
 * @param scene its number in the film, from 1
 * @param speech how long the speech lasts, without silence before and after; zero if nothing is said
 * @param estimated whether that is guessed from the text, and not measured
 * @param textLength how many words or characters are said
 * @param unit what is counted
 * @param wantedSeconds how long the scene is to be; whatever suits the speech if missing
 */
public record SceneNarration(
        int scene,
        Duration speech,
        boolean estimated,
        int textLength,
        TextUnit unit,
        @Nullable Integer wantedSeconds) {

    /** What a text's length is counted in, by its language. */
    public enum TextUnit {
        /** Where words are spaced. */
        WORDS,
        /** Chinese, Japanese, Korean and other scripts of which a person counts characters. */
        CHARACTERS
    }

    /** Refuses lengths that do not exist. */
    public SceneNarration {
        if (speech.isNegative() || textLength < 0 || (wantedSeconds != null && wantedSeconds < 1)) {
            throw new IllegalArgumentException("Scene " + scene + " cannot have speech of " + speech + ", a text of "
                    + textLength + " or a length of " + wantedSeconds + " s");
        }
    }
}
