package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Width to height of the film. The three values are those every provider of ours accepts. */
public enum AspectRatio {
    LANDSCAPE(16, 9),
    PORTRAIT(9, 16),
    SQUARE(1, 1);

    private final int width;
    private final int height;

    AspectRatio(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /**
     * Reads the form used in scripts.
     *
     * @param text {@code 16:9}, {@code 9:16} or {@code 1:1}
     * @return the ratio
     * @throws IllegalArgumentException for any other text
     */
    @JsonCreator
    public static AspectRatio of(String text) {
        for (AspectRatio ratio : values()) {
            if (ratio.text().equals(text)) {
                return ratio;
            }
        }
        throw new IllegalArgumentException("aspect_ratio must be 16:9, 9:16 or 1:1, not " + text);
    }

    /** The form used in scripts and by providers, such as {@code 16:9}. */
    @JsonValue
    public String text() {
        return width + ":" + height;
    }
}
