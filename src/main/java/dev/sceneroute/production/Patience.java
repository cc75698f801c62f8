package dev.sceneroute.production;

import java.time.Duration;

/**
 * How long work waits for a trouble from outside to end, and how often it looks.
 *
 * @param first the pause after the first failure; doubled each time
 * @param most no pause is longer
 * @param giveUpAfter for how long the trouble may last
 */
public record Patience(Duration first, Duration most, Duration giveUpAfter) {}
