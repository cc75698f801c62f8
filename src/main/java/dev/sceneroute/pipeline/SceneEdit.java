package dev.sceneroute.pipeline;

import dev.sceneroute.generation.AdjustmentReason;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to be different when a scene is made again.
 *
 * @param prompt in place of the prompt it had, 1 to 2,500 characters; nothing leaves it
 * @param reason what was wrong with the clip; the order is adjusted to it, or nothing
 */
public record SceneEdit(@Nullable String prompt, @Nullable AdjustmentReason reason) {
    /** Nothing is to be different. */
    public static final SceneEdit NONE = new SceneEdit(null, null);

    /** Whether nothing is to be different. */
    boolean isEmpty() {
        return prompt == null && reason == null;
    }

    @Nullable
    String reasonWord() {
        return reason == null ? null : reason.word();
    }

    /** For the scene's event. */
    Map<String, String> told() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("by", "request");
        if (prompt != null) {
            words.put("visual_prompt", prompt);
        }
        if (reason != null) {
            words.put("reason", reason.word());
        }
        return words;
    }
}
