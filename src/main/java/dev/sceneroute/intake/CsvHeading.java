package dev.sceneroute.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The first line of a CSV file, which names the columns. */
final class CsvHeading {
    private CsvHeading() {}

    /**
     * The columns in the file's order.
     *
     * @param headings the cells of the first line
     * @param line where it stands
     * @throws InvalidScriptException naming every heading that is unknown or there twice, or what is missing
     */
    static List<CsvColumn> columns(List<String> headings, int line) {
        Findings findings = new Findings(new SourceLines(Map.of("", line)));
        List<CsvColumn> columns = new ArrayList<>();
        for (String heading : withoutBlankEnd(headings)) {
            CsvColumn column = CsvColumn.of(heading).orElse(null);
            if (column == null) {
                findings.add(
                        heading.strip(),
                        "unknown_column",
                        UnknownField.message("column", heading.strip(), CsvColumn.fields()));
            } else if (columns.contains(column)) {
                findings.add(column.field(), "column_twice", column.field() + " is the name of two columns");
            } else {
                columns.add(column);
            }
        }
        if (!columns.contains(CsvColumn.NARRATION) && !columns.contains(CsvColumn.VISUAL_PROMPT)) {
            findings.add(
                    "",
                    "missing_column",
                    "the first line must name the columns, with narration or visual_prompt among them");
        }
        findings.orElseThrow();
        return columns;
    }

    /** Spreadsheets like to save empty columns at the right. */
    private static List<String> withoutBlankEnd(List<String> headings) {
        int size = headings.size();
        while (size > 0 && headings.get(size - 1).isBlank()) {
            size--;
        }
        return headings.subList(0, size);
    }
}
