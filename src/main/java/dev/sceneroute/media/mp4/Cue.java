package dev.sceneroute.media.mp4;

import java.time.Duration;

/**
 * A text that is shown for a while.
 *
 * @param from when it appears
 * @param to when it goes away
 * @param text plain text; line ends are kept
 */
public record Cue(Duration from, Duration to, String text) {}
