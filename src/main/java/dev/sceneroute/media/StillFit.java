package dev.sceneroute.media;

/** How a picture of another shape than the film's is placed in it. */
public enum StillFit {
    /**
     * {@link #COVER} as long as three quarters of the picture stay to be seen (a photograph of 4:3 in a film of 16:9),
     * else {@link #BLUR}; {@link #PLAIN} for pictures that may be seen through.
     */
    AUTO,
    /** Fills the film; what stands over is cut off on both sides alike. */
    COVER,
    /** Shown whole; around it the same picture, large, blurred and darkened. */
    BLUR,
    /** Shown whole over the plain background. */
    PLAIN;

    /** What of a picture must be left for it to be cut without asking. */
    private static final double SEEN = 0.74;

    /**
     * What is meant for a picture.
     *
     * @param shape width to height of the picture
     * @param wanted width to height of the film
     */
    StillFit meant(double shape, double wanted, boolean transparent) {
        if (this != AUTO) {
            return this;
        }
        double seen = Math.min(shape / wanted, wanted / shape);
        return transparent ? PLAIN : seen >= SEEN ? COVER : BLUR;
    }
}
