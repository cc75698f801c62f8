package dev.sceneroute.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.pipeline.JobRequest;
import dev.sceneroute.production.Deliver;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request for a job.
 *
 * @param scriptId an approved script; either this or {@code script}
 * @param script a script to store, approve and start at once
 * @param projectId what the script belongs to, if said
 * @param request how far the job goes and who is told
 */
record JobOrder(
        @Nullable String scriptId,
        @Nullable JsonNode script,
        @Nullable String projectId,
        JobRequest request) {
    private static final List<String> FIELDS = List.of("script_id", "script", "project_id", "deliver", "notify_url");
    private static final List<String> DELIVER =
            Arrays.stream(Deliver.values()).map(Deliver::word).toList();
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_ADDRESS = 2000;

    /**
     * Reads a body.
     *
     * @throws RefusedException naming every field that is wrong
     */
    static JobOrder read(JsonNode body) {
        RequestFields fields = RequestFields.of(body, FIELDS);
        String scriptId = fields.text("script_id", LONGEST_ID);
        JsonNode script = fields.object("script");
        String projectId = fields.text("project_id", LONGEST_ID);
        Deliver deliver = fields.word("deliver", Deliver.FILM, DELIVER, Deliver::of);
        String notifyUrl = fields.text("notify_url", LONGEST_ADDRESS);
        if (scriptId != null && script != null) {
            fields.wrong("script", "one_of", "give either script_id or script, not both");
        }
        if (scriptId == null && script == null) {
            fields.wrong("script_id", "one_of", "give script_id, of an approved script, or a whole script");
        }
        fields.check();
        return new JobOrder(scriptId, script, projectId, new JobRequest(deliver, notifyUrl));
    }
}
