package dev.sceneroute.drill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * What a run of the drill was asked for.
 *
 * @param kills how many deaths; 0 for one at each chosen point
 * @param seed where chance begins: the order of deaths, their moments, the faults
 * @param replicas processes under test at once on one database, 1 or 2
 * @param points {@code all}, {@code none} (random moments only), or a part of the names of the points to choose
 * @param report where the table is written as Markdown, if anywhere
 * @param limit when the run is given up
 * @param profiles further Spring profiles of the processes under test
 * @param keep whether everything the run has made stays on disk; after a bad run it always does
 */
record DrillOptions(
        int kills,
        long seed,
        int replicas,
        String points,
        @Nullable Path report,
        Duration limit,
        List<String> profiles,
        boolean keep) {

    private static final Map<String, String> DEFAULTS = defaults();

    /**
     * Reads the command line.
     *
     * @param arguments such as {@code --kills=50}; settings of the program ({@code --sceneroute.data-dir=…}) are left
     *     alone
     * @throws IllegalArgumentException naming the argument that is wrong
     */
    static DrillOptions read(List<String> arguments) {
        Map<String, String> given = new LinkedHashMap<>(DEFAULTS);
        arguments.stream().filter(argument -> !isSetting(argument)).forEach(argument -> put(given, argument));
        String report = value(given, "report");
        return new DrillOptions(
                number(given, "kills", 0, 1_000_000),
                number(given, "seed", 0, Integer.MAX_VALUE),
                number(given, "replicas", 1, 2),
                value(given, "points"),
                report.isEmpty() ? null : Path.of(report),
                DurationStyle.detectAndParse(value(given, "limit")),
                Arrays.stream(value(given, "profiles").split(",", -1))
                        .filter(name -> !name.isBlank())
                        .toList(),
                Boolean.parseBoolean(value(given, "keep")));
    }

    /** Whether an argument is one of the program's own settings. */
    static boolean isSetting(String argument) {
        return argument.startsWith("--") && argument.replaceFirst("=.*", "").contains(".");
    }

    private static void put(Map<String, String> given, String argument) {
        String[] parts = argument.replaceFirst("^--", "").split("=", 2);
        if (!argument.startsWith("--") || !DEFAULTS.containsKey(parts[0])) {
            throw new IllegalArgumentException("The crash drill does not know " + argument + "; it takes "
                    + new TreeSet<>(DEFAULTS.keySet())
                            .stream().map(name -> "--" + name).toList());
        }
        given.put(parts[0], parts.length == 1 ? "true" : parts[1]);
    }

    private static int number(Map<String, String> given, String name, int least, int most) {
        String text = value(given, name);
        int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new IllegalArgumentException(
                    "--" + name + " must be a number from " + least + " to " + most + ", not " + text);
        }
        return number;
    }

    private static String value(Map<String, String> given, String name) {
        return given.getOrDefault(name, "");
    }

    private static Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("kills", "0");
        defaults.put("seed", "1");
        defaults.put("replicas", "2");
        defaults.put("points", "all");
        defaults.put("report", "");
        defaults.put("limit", "12h");
        defaults.put("profiles", "");
        defaults.put("keep", "false");
        return Map.copyOf(defaults);
    }
}
