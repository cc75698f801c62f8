package dev.sceneroute.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.intake.ReferenceFiles;
import dev.sceneroute.intake.ScriptReader;
import dev.sceneroute.pipeline.OrderPlan;
import dev.sceneroute.pipeline.ReferenceImport;
import dev.sceneroute.production.ProjectStore;
import dev.sceneroute.production.Script;
import dev.sceneroute.production.ScriptStore;
import dev.sceneroute.production.StoredScript;
import dev.sceneroute.runtime.Json;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operations on scripts. */
@Component
public class ScriptOperations {
    private final ScriptStore scripts;
    private final ProjectStore projects;
    private final ScriptReader reader;
    private final ReferenceImport images;
    private final OrderPlan plan;
    private final IdempotentCreation creation;
    private final Json json;

    ScriptOperations(
            ScriptStore scripts,
            ProjectStore projects,
            ScriptReader reader,
            ReferenceImport images,
            OrderPlan plan,
            IdempotentCreation creation,
            Json json) {
        this.scripts = scripts;
        this.projects = projects;
        this.reader = reader;
        this.images = images;
        this.plan = plan;
        this.creation = creation;
        this.json = json;
    }

    /**
     * Stores a script's first version, a draft.
     *
     * @throws RefusedException if there is no such project of the caller's
     * @throws dev.sceneroute.intake.InvalidScriptException naming every field that breaks a rule
     */
    public Answer create(
            @Header("id") String project, @Body JsonNode body, @Header(IdempotencyKey.HEADER) @Nullable Object key) {
        String owner = Caller.owner();
        String projectId = PathId.of("project", project);
        return creation.once(owner, "createScript", key, List.of(projectId, body), () -> {
            if (projects.find(owner, projectId).isEmpty()) {
                throw RefusedException.unknown("project", projectId);
            }
            StoredScript stored = scripts.create(owner, projectId, script(owner, body));
            return Answer.created(Paths.script(stored.id()), json.write(ScriptView.of(stored)));
        });
    }

    /**
     * Shows the current version of a script.
     *
     * @throws RefusedException if there is no such script of the caller's
     */
    public Answer get(@Header("id") String given) {
        String id = PathId.of("script", given);
        return shown(id, scripts.find(Caller.owner(), id));
    }

    /**
     * Stores a script's next version, a draft again. Jobs under way go on with the version they were started on.
     *
     * @throws RefusedException if there is no such script of the caller's
     * @throws dev.sceneroute.intake.InvalidScriptException naming every field that breaks a rule
     */
    public Answer edit(@Header("id") String given, @Body JsonNode body) {
        String owner = Caller.owner();
        String id = PathId.of("script", given);
        if (scripts.find(owner, id).isEmpty()) {
            throw RefusedException.unknown("script", id);
        }
        return shown(id, scripts.edit(owner, id, script(owner, body)));
    }

    /**
     * Approves the current version: from now on jobs can be started on it.
     *
     * @throws RefusedException if there is no such script of the caller's
     * @throws dev.sceneroute.intake.InvalidScriptException naming every scene a provider would refuse
     */
    public Answer approve(@Header("id") String given) {
        String owner = Caller.owner();
        String id = PathId.of("script", given);
        scripts.find(owner, id).map(StoredScript::script).ifPresent(plan::check);
        return shown(id, scripts.approve(owner, id));
    }

    private Script script(String owner, JsonNode body) {
        return images.store(owner, reader.read(body), ReferenceFiles.NONE);
    }

    private Answer shown(String id, Optional<StoredScript> script) {
        return script.map(stored -> Answer.ok(json.write(ScriptView.of(stored))))
                .orElseThrow(() -> RefusedException.unknown("script", id));
    }
}
