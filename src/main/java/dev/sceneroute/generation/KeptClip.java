package dev.sceneroute.generation;

import org.jspecify.annotations.Nullable;

/**
 * A clip that was paid for, passed its check and is kept.
 *
 * @param task the order it was made by
 * @param videoId the provider's id of it
 * @param assetId our copy of it
 */
public record KeptClip(GenerationTask task, @Nullable String videoId, String assetId) {}
