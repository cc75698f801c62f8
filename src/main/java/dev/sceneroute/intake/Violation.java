package dev.sceneroute.intake;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a script.
 *
 * @param field where, as the writer sees it: {@code scenes[3].target_duration}, counted from 0; empty for the whole
 * @param rule the broken rule in one word, such as {@code maximum}, {@code unknown_field} or {@code shots_sum}
 * @param message what was found and the way out, in plain words
 * @param line the line of the file, from 1, where it is known
 */
public record Violation(
        String field, String rule, String message, @Nullable Integer line) {

    /** The whole as one line of text, such as {@code line 12: … (scenes[3].target_duration)}. */
    public String text() {
        String start = line == null ? "" : "line " + line + ": ";
        String end = field.isEmpty() || message.startsWith(field + " ") ? "" : " (" + field + ")";
        return start + message + end;
    }
}
