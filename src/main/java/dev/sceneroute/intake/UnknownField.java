package dev.sceneroute.intake;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says what a field that nobody knows was perhaps meant to be. */
final class UnknownField {
    /** What other tools and the older specification call our fields. */
    private static final Map<String, String> OTHER_WORDS = Map.of(
            "duration", "target_duration",
            "duration_sec", "target_duration",
            "seconds", "target_duration",
            "length", "target_duration",
            "prompt", "visual_prompt",
            "caption", "on_screen_text",
            "text", "narration",
            "voiceover", "narration",
            "type", "scene_type",
            "images", "reference_assets");

    private UnknownField() {}

    /**
     * The message for an unknown name.
     *
     * @param what what the name should be, such as {@code field} or {@code column}
     * @param name the name that was found
     * @param known the names there are
     */
    static String message(String what, String name, Collection<String> known) {
        String start = "unknown " + what + " " + Excerpt.ofText(name) + "; ";
        return meant(name, known)
                .map(close -> start + "did you mean " + close + "?")
                .orElseGet(() -> start + "known here: " + String.join(", ", known));
    }

    private static Optional<String> meant(String name, Collection<String> known) {
        String simple = simple(name);
        String word = OTHER_WORDS.get(simple);
        if (word != null && known.contains(word)) {
            return Optional.of(word);
        }
        return known.stream()
                .filter(candidate -> isNear(simple, candidate))
                .min(Comparator.comparingInt(candidate -> distance(simple, candidate)));
    }

    private static boolean isNear(String simple, String candidate) {
        boolean beginning = simple.length() >= 3 && candidate.startsWith(simple);
        return beginning || distance(simple, candidate) <= Math.max(1, candidate.length() / 3);
    }

    /** {@code visualPrompt}, {@code Visual-Prompt} and {@code visual prompt} are all {@code visual_prompt}. */
    private static String simple(String name) {
        String cut = name.substring(0, Math.min(name.length(), 40));
        return cut.replaceAll("([a-z])([A-Z])", "$1_$2").replaceAll("[ -]", "_").toLowerCase(Locale.ROOT);
    }

    /** How many letters must be added, removed or changed to make one name the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int row = 0; row <= one.length(); row++) {
            int[] line = new int[other.length() + 1];
            for (int column = 0; column <= other.length(); column++) {
                if (row == 0 || column == 0) {
                    line[column] = row + column;
                } else {
                    int changed = above[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                    line[column] = Math.min(changed, 1 + Math.min(above[column], line[column - 1]));
                }
            }
            above = line;
        }
        return above[other.length()];
    }
}
