package dev.sceneroute.intake;

import org.jspecify.annotations.Nullable;

/**
 * How much may come out of one file. A few lines of YAML can stand for billions of values by referring to each other;
 * here they run out of budget first.
 */
final class TreeBudget {
    private static final int VALUES = 200_000;
    private static final int CHARACTERS = 10_000_000;

    private int values = VALUES;
    private long characters;

    /**
     * Makes the budget.
     *
     * @param text the file's text; without references no more characters than it has can come out
     */
    TreeBudget(String text) {
        this.characters = Math.max(CHARACTERS, text.length());
    }

    /**
     * Takes one value out of the budget.
     *
     * @param text the value's text, if it is one
     * @param depth how deep it lies, from 0
     * @param line where it stands
     * @throws InvalidScriptException if nothing is left or the value lies too deep
     */
    void take(@Nullable String text, int depth, int line) {
        values--;
        characters -= text == null ? 0 : text.length();
        if (values < 0 || characters < 0) {
            throw refused(
                    "too_much",
                    "the file stands for more than %,d values; a script is far smaller".formatted(VALUES),
                    line);
        }
        if (depth > ScriptJson.DEEPEST) {
            throw refused("nesting", "fields are nested more than %d deep here".formatted(ScriptJson.DEEPEST), line);
        }
    }

    private static InvalidScriptException refused(String rule, String message, int line) {
        return InvalidScriptException.of(new Violation("", rule, message, line));
    }
}
