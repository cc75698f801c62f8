package dev.sceneroute.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.production.Script;
import dev.sceneroute.production.ScriptStatus;
import dev.sceneroute.production.StoredScript;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A script as the contract shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScriptView(
        String scriptId,
        String projectId,
        int version,
        ScriptStatus status,
        int sceneCount,
        int seconds,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant approvedAt,
        Script script) {

    static ScriptView of(StoredScript stored) {
        return new ScriptView(
                stored.id(),
                stored.projectId(),
                stored.version(),
                stored.status(),
                stored.script().scenes().size(),
                stored.script().seconds(),
                stored.createdAt(),
                stored.updatedAt(),
                stored.approvedAt(),
                stored.script());
    }
}
