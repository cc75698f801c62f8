package dev.sceneroute.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.production.Project;
import dev.sceneroute.production.ProjectStore;
import dev.sceneroute.runtime.Json;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operations on projects. */
@Component
public class ProjectOperations {
    /** Longest title and topic, as in scripts. */
    private static final int TITLE = 200;

    private static final int TOPIC = 5000;

    private final ProjectStore projects;
    private final IdempotentCreation creation;
    private final Json json;

    ProjectOperations(ProjectStore projects, IdempotentCreation creation, Json json) {
        this.projects = projects;
        this.creation = creation;
        this.json = json;
    }

    /**
     * Makes a project.
     *
     * @throws RefusedException if the body breaks a rule
     */
    public Answer create(@Body JsonNode body, @Header(IdempotencyKey.HEADER) @Nullable Object key) {
        RequestFields fields = RequestFields.of(body, List.of("title", "topic"));
        String title = fields.requiredText("title", TITLE);
        String topic = fields.text("topic", TOPIC);
        fields.check();
        String owner = Caller.owner();
        return creation.once(owner, "createProject", key, List.of(body), () -> {
            Project project = projects.create(owner, title, topic);
            return Answer.created(Paths.project(project.id()), json.write(ProjectView.of(project)));
        });
    }

    /**
     * Shows a project.
     *
     * @throws RefusedException if there is no such project of the caller's
     */
    public Answer get(@Header("id") String given) {
        String id = PathId.of("project", given);
        return projects.find(Caller.owner(), id)
                .map(project -> Answer.ok(json.write(ProjectView.of(project))))
                .orElseThrow(() -> RefusedException.unknown("project", id));
    }
}
