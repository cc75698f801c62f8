package dev.sceneroute.drill;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws a table that is Markdown and is readable as it is. */
final class Columns {
    private Columns() {}

    /**
     * Draws it.
     *
     * @param rows the heads first; all equally long
     */
    static String aligned(List<List<String>> rows) {
        List<Integer> widths = IntStream.range(0, rows.get(0).size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        String rule = widths.stream().map("-"::repeat).collect(Collectors.joining(" | ", "| ", " |"));
        StringBuilder table =
                new StringBuilder(line(rows.get(0), widths)).append(rule).append('\n');
        rows.subList(1, rows.size()).forEach(row -> table.append(line(row, widths)));
        return table.toString();
    }

    private static String line(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> row.get(column)
                        + " ".repeat(widths.get(column) - row.get(column).length()))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
