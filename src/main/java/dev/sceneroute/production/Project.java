package dev.sceneroute.production;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What scripts belong to.
 *
 * @param id its id
 * @param owner whose it is
 * @param title its name
 * @param topic what it is about
 * @param createdAt when it was made
 */
public record Project(
        String id, String owner, String title, @Nullable String topic, Instant createdAt) {}
