package dev.sceneroute.api;

import dev.sceneroute.intake.Violation;

/**
 * One thing that is wrong with a request.
 *
 * @param field where, counted from 0, such as {@code script.scenes[3].target_duration}; empty for the whole
 * @param rule the broken rule in one word, such as {@code maximum} or {@code unknown_field}
 * @param message what was found and the way out
 */
record FieldError(String field, String rule, String message) {

    /** A finding of the script's own check. */
    static FieldError of(Violation violation) {
        return new FieldError(violation.field(), violation.rule(), violation.message());
    }

    /** The same, in a field around the script. */
    FieldError inside(String parent) {
        return new FieldError(field.isEmpty() ? parent : parent + "." + field, rule, message);
    }
}
