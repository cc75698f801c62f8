package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What a scene starts from (Kling integration specification, 2026-03-28, §3.1).
 *
 * <p>{@code text} and {@code image_ref} are the short names of the specification's data model; with shots they are the
 * multi-shot kinds, without them the single ones.
 */
public enum SceneType {
    TEXT,
    TEXT_SINGLE,
    TEXT_MULTI_SHOT,
    IMAGE_REF,
    IMAGE_SINGLE,
    IMAGE_MULTI_SHOT,
    CONTINUITY,
    EXTEND,
    /** A title card: what is written on it is drawn, over an image if there is one. Nothing is ordered. */
    SLIDE,
    /** An image that moves slowly. Nothing is ordered. */
    STILL;

    /**
     * Reads the form used in scripts.
     *
     * @param text such as {@code text_single}
     * @return the type
     * @throws IllegalArgumentException for any other text
     */
    @JsonCreator
    public static SceneType of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The form used in scripts, such as {@code text_single}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the scene cannot be ordered without an image. */
    public boolean needsImage() {
        return this == IMAGE_REF || this == IMAGE_SINGLE || this == IMAGE_MULTI_SHOT || this == STILL;
    }

    /** Whether the scene is drawn by this program, and not ordered from a provider. */
    public boolean isDrawn() {
        return this == SLIDE || this == STILL;
    }

    /** Whether the scene cannot be ordered without shots. */
    public boolean needsShots() {
        return this == TEXT_MULTI_SHOT || this == IMAGE_MULTI_SHOT;
    }
}
