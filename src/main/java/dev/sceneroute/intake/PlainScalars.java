package dev.sceneroute.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Which unquoted words are more than text: those of YAML 1.2's core schema and no others. YAML 1.1, the library's
 * default, would read {@code 16:9} as the number 969 and {@code no} as false.
 */
final class PlainScalars extends Resolver {
    private static final Pattern TRUTH = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,100}");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.[0-9]{1,100}|[0-9]{1,100}(\\.[0-9]{0,100})?)([eE][-+]?[0-9]{1,10})?");
    private static final Pattern NOTHING = Pattern.compile("~|null|Null|NULL|");
    private static final String NUMBER_STARTS = "-+0123456789.";

    @Override
    protected void addImplicitResolvers() {
        addImplicitResolver(Tag.BOOL, TRUTH, "tTfF");
        addImplicitResolver(Tag.INT, WHOLE, NUMBER_STARTS);
        addImplicitResolver(Tag.FLOAT, DECIMAL, NUMBER_STARTS);
        addImplicitResolver(Tag.NULL, NOTHING, "~nN\0");
    }

    /**
     * The value of a scalar; nothing if its type is not one of JSON's, or the text is not of the type it claims.
     *
     * @param scalar a scalar of a document that was composed with this resolver
     */
    static @Nullable JsonNode value(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (tag.equals(Tag.STR)) {
            return nodes.textNode(text);
        } else if (tag.equals(Tag.INT) && WHOLE.matcher(text).matches()) {
            return whole(new BigInteger(text));
        } else if (tag.equals(Tag.FLOAT) && DECIMAL.matcher(text).matches()) {
            return nodes.numberNode(Double.parseDouble(text));
        } else if (tag.equals(Tag.BOOL) && TRUTH.matcher(text).matches()) {
            return nodes.booleanNode(Boolean.parseBoolean(text));
        } else if (tag.equals(Tag.NULL)) {
            return nodes.nullNode();
        }
        return null;
    }

    private static JsonNode whole(BigInteger number) {
        return number.bitLength() < Integer.SIZE
                ? JsonNodeFactory.instance.numberNode(number.intValue())
                : JsonNodeFactory.instance.numberNode(number);
    }
}
