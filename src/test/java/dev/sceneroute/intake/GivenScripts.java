package dev.sceneroute.intake;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sceneroute.production.Scene;
import dev.sceneroute.production.Script;
import java.util.List;

/** Scripts of the tests, written as YAML because it is the shortest; they pass the reader as any request does. */
final class GivenScripts {
    private static final ScriptReader READER = new ScriptReader();

    private GivenScripts() {}

    static Script read(String yaml) {
        return READER.read(YamlSource.read("test", yaml).tree());
    }

    static InvalidScriptException exception(String yaml) {
        return catchThrowableOfType(InvalidScriptException.class, () -> read(yaml));
    }

    static List<Violation> refusals(String yaml) {
        return exception(yaml).violations();
    }

    static List<String> fields(String yaml) {
        return refusals(yaml).stream().map(Violation::field).toList();
    }

    /** The one thing that is wrong. */
    static Violation refusal(String yaml) {
        List<Violation> violations = refusals(yaml);
        return violations.size() == 1 ? violations.get(0) : only(violations);
    }

    static Scene scene(String yaml) {
        return read("{title: A film, scenes: [" + yaml + "]}").scenes().get(0);
    }

    static Violation sceneRefusal(String yaml) {
        return refusal("{title: A film, scenes: [" + yaml + "]}");
    }

    /** A first scene that is right, then the given one. */
    static Violation secondSceneRefusal(String yaml) {
        return refusal("{title: A film, scenes: [{narration: first}, " + yaml + "]}");
    }

    private static Violation only(List<Violation> violations) {
        throw new AssertionError("More than one thing is wrong: " + violations);
    }
}
