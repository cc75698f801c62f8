package dev.sceneroute.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.generation.AdjustmentReason;
import dev.sceneroute.pipeline.SceneEdit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is to be different when a scene is tried again. */
final class SceneRetry {
    private static final int LONGEST_PROMPT = 2500;
    private static final List<String> REASONS =
            Arrays.stream(AdjustmentReason.values()).map(AdjustmentReason::word).toList();

    private SceneRetry() {}

    /**
     * Reads the body.
     *
     * @throws RefusedException naming every field that is wrong
     */
    static SceneEdit read(JsonNode body) {
        RequestFields fields = RequestFields.of(body, List.of("visual_prompt", "reason"));
        @Nullable String prompt = fields.text("visual_prompt", LONGEST_PROMPT);
        if (prompt != null && prompt.isBlank()) {
            fields.wrong("visual_prompt", "required", "visual_prompt must be text of 1 to 2500 characters");
        }
        @Nullable String word = fields.text("reason", 20);
        if (word != null && !REASONS.contains(word)) {
            fields.wrong("reason", "enum", "reason must be one of " + String.join(", ", REASONS));
        }
        fields.check();
        return new SceneEdit(prompt, AdjustmentReason.find(word).orElse(null));
    }
}
