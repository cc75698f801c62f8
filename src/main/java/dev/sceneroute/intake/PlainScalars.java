package dev.sceneroute.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns the words of a YAML file into values of JSON. What is a number to YAML alone, such as {@code 0x1F}, is text. */
final class PlainScalars {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,100}");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.[0-9]{1,100}|[0-9]{1,100}(\\.[0-9]{0,100})?)([eE][-+]?[0-9]{1,10})?");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PlainScalars() {}

    /** The value of a scalar; nothing if it has a type that JSON does not know. */
    static @Nullable JsonNode value(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.INT) && WHOLE.matcher(text).matches()) {
            return whole(new BigInteger(text));
        }
        if (tag.equals(Tag.FLOAT) && DECIMAL.matcher(text).matches()) {
            return NODES.numberNode(Double.parseDouble(text));
        }
        if (tag.equals(Tag.BOOL)) {
            return NODES.booleanNode(Boolean.parseBoolean(text));
        }
        if (tag.equals(Tag.NULL)) {
            return NODES.nullNode();
        }
        return tag.equals(Tag.STR) || tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? NODES.textNode(text) : null;
    }

    private static JsonNode whole(BigInteger number) {
        return number.bitLength() < Integer.SIZE ? NODES.numberNode(number.intValue()) : NODES.numberNode(number);
    }
}
