package dev.sceneroute.intake;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Parses YAML 1.2 within limits. YAML 1.1 would read {@code 16:9} as the number 969 and {@code no} as false; Jackson's
 * reader takes a reference for the text of its name; and both grow slow on long texts such as images in base64.
 */
final class YamlSyntax {
    private static final int MOST_REFERENCES = 50;

    private YamlSyntax() {}

    /**
     * The nodes of the text's only document; none if there are only comments.
     *
     * @throws InvalidScriptException naming line and column if the text is not YAML or nested too deep
     */
    static Optional<Node> compose(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setCodePointLimit(text.length())
                .setBufferSize(Math.max(text.length(), 1))
                .setAllowNonScalarKeys(true)
                .setMaxAliasesForCollections(MOST_REFERENCES)
                .build();
        try {
            refuseDeepNesting(text, settings);
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            String problem = e.getContext() == null ? e.getProblem() : e.getContext() + ", " + e.getProblem();
            throw refused(problem, e.getProblemMark().or(e::getContextMark));
        } catch (YamlEngineException e) {
            throw refused(String.valueOf(e.getMessage()), Optional.empty());
        }
    }

    /** Looked at before anything is composed, because the library composes nested nodes by calling itself. */
    private static void refuseDeepNesting(String text, LoadSettings settings) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > ScriptJson.DEEPEST) {
                throw refused(
                        "fields are nested more than %d deep".formatted(ScriptJson.DEEPEST), event.getStartMark());
            }
        }
    }

    static InvalidScriptException refused(String problem, Optional<Mark> at) {
        String first = problem.lines().findFirst().orElse("it cannot be read");
        String column =
                at.map(mark -> " (column " + (mark.getColumn() + 1) + ")").orElse("");
        Integer line = at.map(mark -> mark.getLine() + 1).orElse(null);
        return InvalidScriptException.of(
                new Violation("", "syntax", "this is not valid YAML: " + Excerpt.ofName(first) + column, line));
    }
}
