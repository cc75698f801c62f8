package dev.sceneroute.generation;

/**
 * What the header of an image says.
 *
 * @param mediaType {@code image/jpeg} or {@code image/png}
 * @param width pixels
 * @param height pixels
 */
public record ReferenceImage(String mediaType, int width, int height) {

    /** Pixels in all. */
    long pixels() {
        return (long) width * height;
    }

    /** The longer side divided by the shorter one. */
    double elongation() {
        return (double) Math.max(width, height) / Math.min(width, height);
    }
}
