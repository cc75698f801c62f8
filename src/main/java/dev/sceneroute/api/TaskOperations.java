package dev.sceneroute.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.pipeline.TaskResolution;
import dev.sceneroute.pipeline.TaskResolution.Decision;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operations on single paid orders. */
@Component
public class TaskOperations {
    private static final String DECISION = "decision";
    private static final String PROVIDER_TASK_ID = "provider_task_id";
    private static final List<String> DECISIONS =
            Arrays.stream(Decision.values()).map(Decision::word).toList();

    private final TaskResolution resolution;
    private final JobOperations jobs;

    TaskOperations(TaskResolution resolution, JobOperations jobs) {
        this.resolution = resolution;
        this.jobs = jobs;
    }

    /**
     * Carries out what a person decided about an unknown or overdue order.
     *
     * @throws RefusedException if there is no such task of the caller's, or the body breaks a rule
     * @throws dev.sceneroute.pipeline.JobConflictException if there is nothing to decide about the task
     */
    public Answer resolve(@Header("id") String given, @Body JsonNode body) {
        String id = PathId.of("task", given);
        RequestFields fields = RequestFields.of(body, List.of(DECISION, PROVIDER_TASK_ID));
        String word = fields.requiredText(DECISION, 20).toLowerCase(Locale.ROOT);
        if (!word.isEmpty() && !DECISIONS.contains(word)) {
            fields.wrong(DECISION, "enum", DECISION + " must be " + String.join(", ", DECISIONS));
        }
        @Nullable String providerTaskId = fields.text(PROVIDER_TASK_ID, 200);
        fields.check();
        return resolution
                .resolve(Caller.owner(), id, Decision.of(word), providerTaskId)
                .map(jobs::resumed)
                .orElseThrow(() -> RefusedException.unknown("task", id));
    }
}
