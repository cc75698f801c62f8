package dev.sceneroute.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.production.Project;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A project as the contract shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProjectView(String projectId, String title, @Nullable String topic, Instant createdAt) {

    static ProjectView of(Project project) {
        return new ProjectView(project.id(), project.title(), project.topic(), project.createdAt());
    }
}
