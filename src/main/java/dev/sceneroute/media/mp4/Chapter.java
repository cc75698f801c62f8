package dev.sceneroute.media.mp4;

import java.time.Duration;

/**
 * A chapter of a film; it lasts until the next one begins.
 *
 * @param start when it begins
 * @param title any text
 */
public record Chapter(Duration start, String title) {}
