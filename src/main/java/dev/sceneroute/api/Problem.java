package dev.sceneroute.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.intake.InvalidScriptException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a request, as RFC 9457 (July 2023) has it, with two members of our own: {@code errors} names
 * every field that breaks a rule, {@code next_step} the way out.
 *
 * @param type what programs tell the problem by
 * @param title the same for every problem of the type
 * @param status the HTTP status
 * @param detail what is wrong this time
 * @param instance the path of the request
 * @param errors the fields that are wrong, if fields are
 * @param nextStep what to do now
 * @param headers headers that go with it, such as {@code Retry-After}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        List<FieldError> errors,
        String nextStep,
        @JsonIgnore Map<String, String> headers) {

    /** The media type of a problem. */
    static final String MEDIA_TYPE = "application/problem+json";

    /** A problem of a kind. */
    static Problem of(ProblemKind kind, String detail) {
        return new Problem(
                kind.type(), kind.title(), kind.status(), detail, null, List.of(), kind.nextStep(), Map.of());
    }

    /** A problem the web server has found, of which it says no more than a status. */
    static Problem of(int status, String path) {
        ProblemKind kind = ProblemKind.ofStatus(status);
        return new Problem(kind.type(), kind.title(), status, kind.title(), path, List.of(), kind.nextStep(), Map.of());
    }

    /**
     * A script that breaks rules.
     *
     * @param parent the field of the request the script is in; empty if it is the request
     */
    static Problem of(InvalidScriptException invalid, String parent) {
        List<FieldError> errors = invalid.violations().stream()
                .map(FieldError::of)
                .map(error -> parent.isEmpty() ? error : error.inside(parent))
                .toList();
        int more = errors.size() - 1 + invalid.further();
        String detail = errors.get(0).message() + (more == 0 ? "" : " (and " + more + " more)");
        return of(ProblemKind.INVALID_SCRIPT, detail).withErrors(errors);
    }

    /** The same, with the fields it is about. */
    Problem withErrors(List<FieldError> fields) {
        return new Problem(type, title, status, detail, instance, List.copyOf(fields), nextStep, headers);
    }

    /** The same, with a header. */
    Problem withHeader(String name, String value) {
        return new Problem(type, title, status, detail, instance, errors, nextStep, Map.of(name, value));
    }

    /** The same, of a request. */
    Problem at(String path) {
        return new Problem(type, title, status, detail, path, errors, nextStep, headers);
    }
}
