package dev.sceneroute.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sceneroute.intake.ReferenceFiles;
import dev.sceneroute.intake.ScriptJson;
import dev.sceneroute.intake.ScriptReader;
import dev.sceneroute.pipeline.JobRevision;
import dev.sceneroute.pipeline.ReferenceImport;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.Json;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** The operations that change a job that has ended. */
@Component
public class RevisionOperations {
    private final JobRevision revision;
    private final ScriptReader reader;
    private final ReferenceImport images;
    private final Json json;

    RevisionOperations(JobRevision revision, ScriptReader reader, ReferenceImport images, Json json) {
        this.revision = revision;
        this.reader = reader;
        this.images = images;
        this.json = json;
    }

    /**
     * Shows the script a job works on.
     *
     * @throws RefusedException if there is no such job of the caller's
     */
    public Answer shown(@Header("id") String given) {
        return Answer.ok(ScriptJson.write(current(PathId.of("job", given))));
    }

    /**
     * Changes the whole script of a job: its music, its subtitles, any of its scenes.
     *
     * @throws RefusedException if there is no such job of the caller's
     * @throws dev.sceneroute.intake.InvalidScriptException naming every field that breaks a rule
     * @throws dev.sceneroute.pipeline.JobConflictException if the job runs, or it would be another film
     */
    public Answer script(@Header("id") String given, @Body JsonNode body) {
        String id = PathId.of("job", given);
        current(id);
        return revised(id, body);
    }

    /**
     * Changes one scene of a job.
     *
     * @param body the whole scene
     * @throws RefusedException if there is no such scene of the caller's
     * @throws dev.sceneroute.intake.InvalidScriptException naming every field that breaks a rule
     * @throws dev.sceneroute.pipeline.JobConflictException if the job runs
     */
    public Answer scene(@Header("id") String given, @Header("order") String scene, @Body JsonNode body) {
        String id = PathId.of("job", given);
        int order = PathId.order(scene);
        ObjectNode script = ScriptJson.mapper().valueToTree(current(id));
        int first = 1;
        for (JsonNode chapter : script.path("chapters")) {
            ArrayNode scenes = (ArrayNode) chapter.path("scenes");
            if (order - first < scenes.size()) {
                scenes.set(order - first, body);
                return revised(id, script);
            }
            first += scenes.size();
        }
        throw RefusedException.unknown("scene", order + " of a job " + id);
    }

    private Script current(String id) {
        return revision.script(Caller.owner(), id).orElseThrow(() -> RefusedException.unknown("job", id));
    }

    private Answer revised(String id, JsonNode script) {
        Script stored = images.store(Caller.owner(), reader.read(script), ReferenceFiles.NONE);
        return revision.revise(Caller.owner(), id, stored)
                .map(made -> Answer.ok(json.write(RevisionView.of(id, made))))
                .orElseThrow(() -> RefusedException.unknown("job", id));
    }
}
