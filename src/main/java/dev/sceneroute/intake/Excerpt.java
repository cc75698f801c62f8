package dev.sceneroute.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What somebody wrote, cut short and made harmless, so that it can stand in a message, a log and a file. */
final class Excerpt {
    private static final int LONGEST = 60;
    private static final int LONGEST_NAME = 120;
    private static final int FIELDS_TOLD = 8;

    private Excerpt() {}

    /** A value as people would name it: {@code "abc"}, {@code 2.5}, {@code a list of 3}. */
    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> ofText(value.textValue());
            case ARRAY -> value.isEmpty() ? "an empty list" : "a list of " + value.size();
            case OBJECT -> value.isEmpty() ? "a set of no fields" : "a set of fields: " + names(value);
            case NULL, MISSING -> "nothing";
            default -> cut(value.asText(), LONGEST);
        };
    }

    /** A text in quotes. */
    static String ofText(String text) {
        return "\"" + cut(text, LONGEST) + "\"";
    }

    /** The name of a field or file, without quotes. */
    static String ofName(String name) {
        return cut(name, LONGEST_NAME);
    }

    private static String names(JsonNode value) {
        List<String> names = new ArrayList<>();
        value.fieldNames().forEachRemaining(names::add);
        String told = String.join(
                ", ", names.stream().limit(FIELDS_TOLD).map(Excerpt::ofName).toList());
        return names.size() > FIELDS_TOLD ? told + ", …" : told;
    }

    private static String cut(String text, int longest) {
        StringBuilder harmless = new StringBuilder();
        text.codePoints().limit(longest).forEach(point -> appendHarmless(harmless, point));
        return text.codePointCount(0, text.length()) > longest
                ? harmless.append('…').toString()
                : harmless.toString();
    }

    private static void appendHarmless(StringBuilder harmless, int point) {
        int type = Character.getType(point);
        if (type == Character.CONTROL || type == Character.SURROGATE || type == Character.FORMAT) {
            harmless.append(String.format("\\u%04X", point));
        } else {
            harmless.appendCodePoint(point);
        }
    }
}
