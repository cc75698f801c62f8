package dev.sceneroute.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The JSON Schema of a script, and its findings in plain words. Every {@code title} in the schema completes the
 * sentence "field must be …", so that a limit and the message about it stand in one place.
 */
final class ScriptSchema {
    private static final String RESOURCE = "/schema/script.schema.json";

    private final JsonNode tree = read();
    private final JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(tree, SchemaValidatorsConfig.builder().failFast(false).build());

    /** Adds all that the schema does not allow to the findings. */
    void check(JsonNode script, Findings findings) {
        for (ValidationMessage message : schema.validate(script)) {
            if (!isInsideChoice(message)) {
                add(message, findings);
            }
        }
    }

    /** A choice is told as a whole; why each of its branches does not fit would only confuse. */
    private static boolean isInsideChoice(ValidationMessage message) {
        JsonNodePath path = message.getEvaluationPath();
        return path.contains("oneOf") && !"oneOf".equals(path.getElement(path.getNameCount() - 1));
    }

    private void add(ValidationMessage message, Findings findings) {
        String place = field(message.getInstanceLocation());
        JsonNode rules = rules(message);
        switch (message.getType()) {
            case "additionalProperties" -> addUnknown(place, message.getProperty(), rules, findings);
            case "required" -> addMissing(place, message.getProperty(), rules, findings);
            default -> {
                String found = Excerpt.of(message.getInstanceNode());
                String text = FieldPath.name(place) + " must be " + mustBe(rules) + "; found " + found;
                findings.add(place, ruleName(message.getType()), text);
            }
        }
    }

    private static void addUnknown(String place, String name, JsonNode rules, Findings findings) {
        String text = UnknownField.message("field", name, names(rules));
        findings.add(FieldPath.field(place, name), "unknown_field", text);
    }

    private void addMissing(String place, String name, JsonNode rules, Findings findings) {
        String text = name + " is missing; it must be "
                + mustBe(rules.path("properties").path(name));
        findings.add(FieldPath.field(place, name), "required", text);
    }

    private static String field(JsonNodePath location) {
        String field = "";
        for (int depth = 0; depth < location.getNameCount(); depth++) {
            Object step = location.getElement(depth);
            field = step instanceof Integer index
                    ? FieldPath.item(field, index)
                    : FieldPath.field(field, String.valueOf(step));
        }
        return field;
    }

    /** The part of the schema whose keyword was broken. */
    private JsonNode rules(ValidationMessage message) {
        JsonNodePath fragment = message.getSchemaLocation().getFragment();
        JsonNode at = tree;
        for (int depth = 0; depth < fragment.getNameCount() - 1; depth++) {
            Object step = fragment.getElement(depth);
            at = step instanceof Integer index ? at.path(index) : at.path(String.valueOf(step));
        }
        return at;
    }

    private String mustBe(JsonNode rules) {
        String reference = rules.path("$ref").asText("");
        return reference.isEmpty()
                ? rules.path("title").asText()
                : tree.at(reference.substring(1)).path("title").asText();
    }

    private static List<String> names(JsonNode rules) {
        List<String> names = new ArrayList<>();
        rules.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String ruleName(String keyword) {
        return keyword.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static JsonNode read() {
        try (InputStream resource = ScriptSchema.class.getResourceAsStream(RESOURCE)) {
            return ScriptJson.mapper().readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }
}
