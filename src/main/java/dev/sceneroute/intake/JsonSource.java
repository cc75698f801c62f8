package dev.sceneroute.intake;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads JSON text and remembers the line of every field. */
final class JsonSource {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What the library adds about where it read from, which is nothing to the writer of a script. */
    private static final Pattern SOURCE = Pattern.compile(" ?\\([^(]*\\[Source:.*", Pattern.DOTALL);

    private final JsonParser parser;
    private final TreeBudget budget;
    private final Map<String, Integer> lines = new HashMap<>();

    private JsonSource(JsonParser parser, TreeBudget budget) {
        this.parser = parser;
        this.budget = budget;
    }

    /**
     * Reads one script.
     *
     * @throws InvalidScriptException naming line and column if the text is not JSON
     */
    static SourceDocument read(String name, String text) {
        try (JsonParser parser = ScriptJson.mapper().createParser(text)) {
            return new JsonSource(parser, new TreeBudget(text)).document(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SourceDocument document(String name) throws IOException {
        try {
            parser.nextToken();
            JsonNode tree = value("", 0);
            if (parser.nextToken() != null) {
                throw refused("something follows after the end of the script", parser.currentTokenLocation());
            }
            return new SourceDocument(name, tree, new SourceLines(lines));
        } catch (JsonProcessingException e) {
            throw refused(e.getOriginalMessage(), e.getLocation() == null ? parser.currentLocation() : e.getLocation());
        }
    }

    private JsonNode value(String field, int depth) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        lines.put(field, line);
        JsonToken token = parser.currentToken();
        budget.take(token == JsonToken.VALUE_STRING ? parser.getText() : null, depth, line);
        return switch (token) {
            case START_OBJECT -> fields(field, depth);
            case START_ARRAY -> items(field, depth);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private ObjectNode fields(String field, int depth) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, value(FieldPath.field(field, name), depth + 1));
        }
        return object;
    }

    private ArrayNode items(String field, int depth) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(FieldPath.item(field, array.size()), depth + 1));
        }
        return array;
    }

    private JsonNode number() throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            case BIG_INTEGER -> NODES.numberNode(parser.getBigIntegerValue());
            default -> NODES.numberNode(parser.getDoubleValue());
        };
    }

    private static InvalidScriptException refused(String problem, JsonLocation at) {
        String first =
                SOURCE.matcher(problem).replaceFirst("").lines().findFirst().orElse("it cannot be read");
        String message = "this is not valid JSON: %s (column %d)".formatted(Excerpt.ofName(first), at.getColumnNr());
        return InvalidScriptException.of(new Violation("", "syntax", message, at.getLineNr()));
    }
}
