package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How one scene becomes the next. */
public enum SceneTransition {
    CUT,
    FADE,
    DISSOLVE,
    WIPE;

    /** Reads the word used in scripts. */
    @JsonCreator
    public static SceneTransition of(String word) {
        return Wire.value(SceneTransition.class, word);
    }

    /** The word used in scripts, such as {@code fade}. */
    @JsonValue
    public String word() {
        return Wire.word(this);
    }
}
