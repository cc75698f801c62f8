package dev.sceneroute.production;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The current version of a script.
 *
 * @param id its id, the same for every version
 * @param owner whose it is
 * @param projectId what it belongs to
 * @param version from 1; every edit makes the next
 * @param status draft or approved
 * @param script what people wrote
 * @param createdAt when the first version was made
 * @param updatedAt when this version was made
 * @param approvedAt when this version was approved
 */
public record StoredScript(
        String id,
        String owner,
        String projectId,
        int version,
        ScriptStatus status,
        Script script,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant approvedAt) {}
