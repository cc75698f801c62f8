package dev.sceneroute.production;

/**
 * Which scene: all a wake-up carries.
 *
 * @param jobId its job
 * @param order from 1
 */
public record SceneKey(String jobId, int order) {}
