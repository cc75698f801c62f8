package dev.sceneroute.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.production.Script;
import org.springframework.stereotype.Component;

/**
 * Makes a script of what people gave us. The one door: requests, files and the command all pass here, and all are
 * checked by the same schema and the same rules.
 */
@Component
public class ScriptReader {
    private final ScriptSchema schema = new ScriptSchema();

    /**
     * Reads a script that did not come from a file. Its images are base64 or stored before, never paths.
     *
     * @param given the fields in snake_case, as docs/reference/script.md has them
     * @return the script, with every default filled in and its texts in Unicode NFC
     * @throws InvalidScriptException naming every field that breaks a rule
     */
    public Script read(JsonNode given) {
        return read(new SourceDocument("", given, SourceLines.NONE), ReferenceFiles.NONE);
    }

    /** Reads a script of a file, whose images may lie beside it. */
    Script read(SourceDocument source, ReferenceFiles files) {
        Findings findings = new Findings(source.lines());
        JsonNode clean = CleanTexts.of(source.tree(), findings);
        schema.check(clean, findings);
        findings.orElseThrow();
        Script script = script(clean);
        new ScriptRules(findings, files).check(script, clean.has("scenes"));
        findings.orElseThrow();
        return script;
    }

    private static Script script(JsonNode clean) {
        try {
            return ScriptJson.mapper().treeToValue(ScriptDefaults.fill(clean), Script.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The schema allows what the records do not: " + e.getOriginalMessage(), e);
        }
    }
}
