package dev.sceneroute.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.text.Normalizer;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Brings every text of a script into one form before anything is checked or counted: Unicode NFC, line ends as
 * {@code \n}, a field of {@code null} as a field that is not there. Characters that no text has use for are refused
 * with the field named; everything else, HTML, emoji and right-to-left text too, stays as it is.
 */
final class CleanTexts {
    /** A path must stay as the file system spells it, and base64 is plain ASCII. */
    private static final Set<String> LITERAL = Set.of("path", "data");

    private final Findings findings;

    private CleanTexts(Findings findings) {
        this.findings = findings;
    }

    /** A clean copy of the tree; what cannot be cleaned is added to the findings. */
    static JsonNode of(JsonNode tree, Findings findings) {
        return new CleanTexts(findings).copy("", tree);
    }

    private JsonNode copy(String field, JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> fields(field, value);
            case ARRAY -> items(field, value);
            case STRING -> text(field, value.textValue());
            case NUMBER -> number(field, value);
            default -> value;
        };
    }

    private ObjectNode fields(String field, JsonNode given) {
        ObjectNode clean = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            if (!entry.getValue().isNull()) {
                clean.set(entry.getKey(), copy(FieldPath.field(field, entry.getKey()), entry.getValue()));
            }
        }
        return clean;
    }

    private ArrayNode items(String field, JsonNode given) {
        ArrayNode clean = JsonNodeFactory.instance.arrayNode(given.size());
        for (int index = 0; index < given.size(); index++) {
            clean.add(copy(FieldPath.item(field, index), given.get(index)));
        }
        return clean;
    }

    private JsonNode text(String field, String text) {
        OptionalInt bad = IntStream.range(0, text.length())
                .filter(at -> isUseless(text, at))
                .findFirst();
        if (bad.isPresent()) {
            refuse(field, text, bad.getAsInt());
        }
        return TextNode.valueOf(LITERAL.contains(FieldPath.name(field)) ? text : normalised(text));
    }

    private void refuse(String field, String text, int at) {
        char character = text.charAt(at);
        String kind = Character.isSurrogate(character) ? "half of a character pair" : "the control character";
        findings.add(
                field,
                Character.isSurrogate(character) ? "unpaired_surrogate" : "control_character",
                "%s has %s U+%04X as its character %d; remove it"
                        .formatted(FieldPath.name(field), kind, (int) character, text.codePointCount(0, at) + 1));
    }

    /** A number beyond all measure goes on as text: to look at its digits could take for ever. */
    private JsonNode number(String field, JsonNode number) {
        if (!number.isFloatingPointNumber() || Double.isFinite(number.doubleValue())) {
            return number;
        }
        findings.add(
                field, "type", FieldPath.name(field) + " must be a number of a sensible size; found one beyond all");
        return TextNode.valueOf("beyond all");
    }

    private static boolean isUseless(String text, int at) {
        char character = text.charAt(at);
        if (Character.isISOControl(character)) {
            return character != '\n' && character != '\r' && character != '\t';
        }
        return Character.isSurrogate(character)
                && Character.charCount(text.codePointAt(at)) == 1
                && (at == 0 || Character.charCount(text.codePointAt(at - 1)) == 1);
    }

    private static String normalised(String text) {
        String lineEnds =
                text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        return Normalizer.isNormalized(lineEnds, Normalizer.Form.NFC)
                ? lineEnds
                : Normalizer.normalize(lineEnds, Normalizer.Form.NFC);
    }
}
