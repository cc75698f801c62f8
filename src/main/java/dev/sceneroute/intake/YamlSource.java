package dev.sceneroute.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Reads YAML text and remembers the line of every field. References ({@code *name}) work within a budget; own types,
 * merge keys and anything that would run code do not exist here. (Jackson's YAML reader has neither: it takes a
 * reference for the text of its name.)
 */
final class YamlSource {
    private static final int MOST_REFERENCES = 50;
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
        Node root = compose(text);
        JsonNode tree = root == null ? NODES.nullNode() : source.value("", root, 0);
        return new SourceDocument(name, tree, new SourceLines(source.lines));
    }

    private static @Nullable Node compose(String text) {
        LoaderOptions options = options(text);
        DumperOptions unused = new DumperOptions();
        Yaml yaml =
                new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new PlainScalars());
        try {
            return yaml.compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            throw refused(e.getContext() == null ? e.getProblem() : e.getContext() + ", " + e.getProblem(), mark(e));
        } catch (YAMLException e) {
            throw refused(String.valueOf(e.getMessage()), null);
        }
    }

    private static LoaderOptions options(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(text.length());
        options.setMaxAliasesForCollections(MOST_REFERENCES);
        options.setNestingDepthLimit(ScriptJson.DEEPEST);
        options.setAllowRecursiveKeys(false);
        return options;
    }

    private static @Nullable Mark mark(MarkedYAMLException e) {
        return e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
    }

    private JsonNode value(String field, Node node, int depth) {
        int line = node.getStartMark().getLine() + 1;
        lines.putIfAbsent(field, line);
        budget.take(node instanceof ScalarNode scalar ? scalar.getValue() : null, depth, line);
        if (node instanceof MappingNode mapping) {
            return fields(field, mapping, depth);
        }
        if (node instanceof SequenceNode sequence) {
            return items(field, sequence, depth);
        }
        JsonNode value = node instanceof ScalarNode scalar ? PlainScalars.value(scalar) : null;
        if (value == null) {
            throw refused("the type " + node.getTag() + " does not fit here", node.getStartMark());
        }
        return value;
    }

    private ObjectNode fields(String field, MappingNode mapping, int depth) {
        ObjectNode object = NODES.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            Mark mark = entry.getKeyNode().getStartMark();
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw refused("the name of a field must be text", mark);
            }
            if (object.has(key.getValue())) {
                throw refused("the field " + Excerpt.ofText(key.getValue()) + " is given twice", mark);
            }
            String place = FieldPath.field(field, key.getValue());
            lines.put(place, mark.getLine() + 1);
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

    private static InvalidScriptException refused(String problem, @Nullable Mark at) {
        String first = problem.lines().findFirst().orElse("it cannot be read");
        String column = at == null ? "" : " (column " + (at.getColumn() + 1) + ")";
        String message = "this is not valid YAML: " + Excerpt.ofName(first) + column;
        return InvalidScriptException.of(new Violation("", "syntax", message, at == null ? null : at.getLine() + 1));
    }
}
