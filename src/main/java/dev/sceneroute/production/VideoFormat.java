package dev.sceneroute.production;

/**
 * What every frame of the film looks like.
 *
 * @param aspectRatio width to height
 * @param resolution the shorter side
 * @param fps frames per second: 24, 25, 30, 50 or 60; 24 by default (script-and-render-pipeline specification, step 5)
 */
public record VideoFormat(AspectRatio aspectRatio, Resolution resolution, int fps) {

    /** 1280×720 at 24 frames per second. */
    public static final VideoFormat DEFAULT = new VideoFormat(AspectRatio.LANDSCAPE, Resolution.P720, 24);

    /** Frame width in pixels. */
    public int width() {
        return resolution.width(aspectRatio);
    }

    /** Frame height in pixels. */
    public int height() {
        return resolution.height(aspectRatio);
    }
}
