package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The film's shorter side. */
public enum Resolution {
    P720(720, 1280),
    P1080(1080, 1920);

    private final int shortSide;
    private final int longSide;

    Resolution(int shortSide, int longSide) {
        this.shortSide = shortSide;
        this.longSide = longSide;
    }

    /**
     * Reads the form used in scripts.
     *
     * @param text {@code 720p} or {@code 1080p}
     * @return the resolution
     * @throws IllegalArgumentException for any other text
     */
    @JsonCreator
    public static Resolution of(String text) {
        for (Resolution resolution : values()) {
            if (resolution.text().equals(text)) {
                return resolution;
            }
        }
        throw new IllegalArgumentException("resolution must be 720p or 1080p, not " + text);
    }

    /** The form used in scripts, such as {@code 720p}. */
    @JsonValue
    public String text() {
        return shortSide + "p";
    }

    /** Frame width in pixels for a ratio. */
    public int width(AspectRatio ratio) {
        return ratio == AspectRatio.LANDSCAPE ? longSide : shortSide;
    }

    /** Frame height in pixels for a ratio. */
    public int height(AspectRatio ratio) {
        return ratio == AspectRatio.PORTRAIT ? longSide : shortSide;
    }
}
