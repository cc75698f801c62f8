package dev.sceneroute.production;

/**
 * What came of putting a scene on hold.
 *
 * @param times how often it has waited for this trouble by now
 * @param tooLong whether the trouble has lasted longer than anybody is willing to wait
 */
public record Held(int times, boolean tooLong) {}
