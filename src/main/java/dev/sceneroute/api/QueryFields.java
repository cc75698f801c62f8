package dev.sceneroute.api;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** Reads the query of a request and gathers all that is wrong with it: what is misspelt is never overlooked. */
final class QueryFields {
    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    private final Map<String, String> values;
    private final List<FieldError> errors = new ArrayList<>();

    private QueryFields(Map<String, String> values) {
        this.values = values;
    }

    /**
     * The parameters of a query; every other one than these is unknown.
     *
     * @param raw everything after the question mark, or nothing
     */
    static QueryFields of(@Nullable String raw, List<String> known) {
        MultiValueMap<String, String> given =
                UriComponentsBuilder.newInstance().query(raw).build().getQueryParams();
        QueryFields fields = new QueryFields(given.toSingleValueMap());
        given.forEach((name, values) -> fields.checkName(name, values, known));
        return fields;
    }

    /** {@code true} or {@code false}, which it is if it is not there. */
    boolean flag(String name) {
        return word(name, false, List.of("true", "false"), Boolean::valueOf);
    }

    /** A text, or nothing if it is not there. */
    @Nullable
    String text(String name) {
        return values.get(name);
    }

    /** A whole number from 1 to the largest, or the fallback if it is not there. */
    int number(String name, int fallback, int largest) {
        if (!values.containsKey(name)) {
            return fallback;
        }
        String given = String.valueOf(values.get(name));
        int value = given.matches("[0-9]{1,7}") ? Integer.parseInt(given) : 0;
        if (value < 1 || value > largest) {
            wrong(name, "range", name + " must be a whole number from 1 to " + largest);
        }
        return value;
    }

    /** One of some words, or the fallback if it is not there. */
    <E> E word(String name, E fallback, List<String> words, Function<String, E> reader) {
        E value = word(name, words, reader);
        return value == null ? fallback : value;
    }

    /** One of some words, or nothing if it is not there. */
    <E> @Nullable E word(String name, List<String> words, Function<String, E> reader) {
        if (!values.containsKey(name)) {
            return null;
        }
        String given = values.get(name);
        if (given == null || !words.contains(given)) {
            wrong(name, "enum", name + " must be " + String.join(", ", words));
            return null;
        }
        return reader.apply(given);
    }

    /** A day such as {@code 2026-11-21}, or nothing if it is not there. */
    @Nullable
    LocalDate day(String name) {
        if (!values.containsKey(name)) {
            return null;
        }
        try {
            String given = String.valueOf(values.get(name));
            if (given.matches(DAY)) {
                return LocalDate.parse(given);
            }
        } catch (DateTimeParseException noSuchDay) {
            // Said below, in the same words.
        }
        wrong(name, "date", name + " must be a day, such as 2026-11-21");
        return null;
    }

    /** Notes what is wrong with a parameter. */
    void wrong(String name, String rule, String message) {
        errors.add(new FieldError(name, rule, message));
    }

    /**
     * Stops here if anything is wrong.
     *
     * @throws RefusedException naming every parameter that is wrong
     */
    void check() {
        if (!errors.isEmpty()) {
            throw RefusedException.fields(ProblemKind.INVALID_PARAMETER, errors);
        }
    }

    private void checkName(String name, List<String> given, List<String> known) {
        String shown = Shown.text(name);
        if (!known.contains(name)) {
            wrong(
                    shown,
                    "unknown_parameter",
                    "unknown parameter \"" + shown + "\"; known here: " + String.join(", ", known));
        } else if (given.size() > 1) {
            wrong(shown, "once", shown + " must be given once");
        }
    }
}
