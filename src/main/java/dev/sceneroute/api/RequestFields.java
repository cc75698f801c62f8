package dev.sceneroute.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a request's own object (a script has its own reader) and gathers all that is wrong with them. */
final class RequestFields {
    private static final Pattern USELESS = Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]|\\p{Cs}");

    private final JsonNode body;
    private final List<FieldError> errors = new ArrayList<>();

    private RequestFields(JsonNode body) {
        this.body = body;
    }

    /** The fields of a body; every other one than these is unknown. */
    static RequestFields of(JsonNode body, List<String> known) {
        RequestFields fields = new RequestFields(body);
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                String shown = Shown.text(name);
                fields.wrong(
                        shown,
                        "unknown_field",
                        "unknown field \"" + shown + "\"; known here: " + String.join(", ", known));
            }
        }
        return fields;
    }

    /** A text that must be there and not blank. */
    String requiredText(String name, int longest) {
        String text = text(name, longest);
        if ((text == null || text.isBlank())
                && errors.stream().noneMatch(error -> error.field().equals(name))) {
            wrong(name, "required", name + " must be text of 1 to " + longest + " characters");
        }
        return text == null ? "" : text;
    }

    /** A text, or nothing if it is not there. */
    @Nullable
    String text(String name, int longest) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            wrong(name, "type", name + " must be text");
            return null;
        }
        String text = value.textValue();
        if (text.codePointCount(0, text.length()) > longest) {
            wrong(name, "max_length", name + " must have at most " + longest + " characters");
        } else if (USELESS.matcher(text).find()) {
            wrong(name, "control_character", name + " must not have control characters or halves of characters");
        }
        return text;
    }

    /** One of some words, or the fallback if it is not there. */
    <E> E word(String name, E fallback, List<String> words, Function<String, E> reader) {
        String given = text(name, 100);
        if (given == null) {
            return fallback;
        }
        if (!words.contains(given)) {
            wrong(
                    name,
                    "enum",
                    name + " must be " + String.join(", ", words) + "; found \"" + Shown.text(given) + "\"");
            return fallback;
        }
        return reader.apply(given);
    }

    /** A set of fields, or nothing if it is not there. */
    @Nullable
    JsonNode object(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isObject()) {
            wrong(name, "type", name + " must be a JSON object");
        }
        return value;
    }

    /** Notes what is wrong with a field. */
    void wrong(String field, String rule, String message) {
        errors.add(new FieldError(field, rule, message));
    }

    /**
     * Stops here if anything is wrong.
     *
     * @throws RefusedException naming every field that is wrong
     */
    void check() {
        if (!errors.isEmpty()) {
            throw RefusedException.fields(ProblemKind.INVALID_REQUEST, errors);
        }
    }
}
