package dev.sceneroute.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Makes a tree of YAML text and remembers the line of every field. References ({@code *name}) work within a budget; own
 * types, merge keys and anything that would run code do not exist here.
 */
final class YamlSource {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final TreeBudget budget;
    private final Map<String, Integer> lines = new HashMap<>();

    private YamlSource(TreeBudget budget) {
        this.budget = budget;
    }

    /**
     * Reads one script.
     *
     * @throws InvalidScriptException naming line and column if the text is not YAML
     */
    static SourceDocument read(String name, String text) {
        YamlSource source = new YamlSource(new TreeBudget(text));
        Optional<Node> root = YamlSyntax.compose(text);
        JsonNode tree = root.isPresent() ? source.value("", root.get(), 0) : NODES.nullNode();
        return new SourceDocument(name, tree, new SourceLines(source.lines));
    }

    private JsonNode value(String field, Node node, int depth) {
        int line = node.getStartMark().map(Mark::getLine).orElse(0) + 1;
        lines.putIfAbsent(field, line);
        budget.take(node instanceof ScalarNode scalar ? scalar.getValue() : null, depth, line);
        if (node instanceof MappingNode mapping && node.getTag().equals(Tag.MAP)) {
            return fields(field, mapping, depth);
        }
        if (node instanceof SequenceNode sequence && node.getTag().equals(Tag.SEQ)) {
            return items(field, sequence, depth);
        }
        JsonNode value = node instanceof ScalarNode scalar ? PlainScalars.value(scalar) : null;
        if (value == null) {
            throw YamlSyntax.refused("the type " + node.getTag() + " does not fit here", node.getStartMark());
        }
        return value;
    }

    private ObjectNode fields(String field, MappingNode mapping, int depth) {
        ObjectNode object = NODES.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            Optional<Mark> mark = entry.getKeyNode().getStartMark();
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw YamlSyntax.refused("the name of a field must be text", mark);
            }
            if (object.has(key.getValue())) {
                throw YamlSyntax.refused("the field " + Excerpt.ofText(key.getValue()) + " is given twice", mark);
            }
            String place = FieldPath.field(field, key.getValue());
            lines.put(place, mark.map(Mark::getLine).orElse(0) + 1);
            object.set(key.getValue(), value(place, entry.getValueNode(), depth + 1));
        }
        return object;
    }

    private ArrayNode items(String field, SequenceNode sequence, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (Node item : sequence.getValue()) {
            array.add(value(FieldPath.item(field, array.size()), item, depth + 1));
        }
        return array;
    }
}
