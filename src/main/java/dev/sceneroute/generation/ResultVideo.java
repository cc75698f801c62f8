package dev.sceneroute.generation;

import org.jspecify.annotations.Nullable;

/**
 * A finished clip at the provider.
 *
 * @param id the provider's video id (not the task id); needed to extend it
 * @param url where it can be fetched for a limited time
 * @param durationSeconds length as the provider says it, if it says it
 */
public record ResultVideo(String id, String url, @Nullable Double durationSeconds) {}
