package dev.sceneroute.intake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * On which line of its file each field begins.
 *
 * @param byField line numbers from 1 by {@link FieldPath}
 */
record SourceLines(Map<String, Integer> byField) {

    /** For a script that did not come from a file. */
    static final SourceLines NONE = new SourceLines(Map.of());

    /** The line of a field, or of the nearest thing around it; nothing if no line is known. */
    @Nullable
    Integer of(String field) {
        for (String at = field; at != null; at = FieldPath.parent(at)) {
            Integer line = byField.get(at);
            if (line != null) {
                return line;
            }
        }
        return null;
    }
}
