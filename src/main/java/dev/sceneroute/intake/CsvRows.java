package dev.sceneroute.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads the lines of a CSV file: the first names the columns, each other is one scene. */
final class CsvRows {
    private static final int MOST = 10_000;
    private static final CsvMapper MAPPER =
            CsvMapper.builder().enable(CsvParser.Feature.SKIP_EMPTY_LINES).build();

    private final CsvParser parser;
    private int line = 1;

    private CsvRows(CsvParser parser) {
        this.parser = parser;
    }

    /**
     * Reads the file's text; comma, semicolon or tab between the cells.
     *
     * @throws InvalidScriptException naming the line that cannot be understood
     */
    static List<CsvRow> read(String text) {
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(text));
        CsvRows reader = null;
        try (CsvParser parser = (CsvParser) MAPPER.reader().with(schema).createParser(text)) {
            reader = new CsvRows(parser);
            return reader.rows();
        } catch (JsonProcessingException e) {
            int line = reader == null ? 1 : reader.line;
            throw refused("syntax", "a cell of the row that begins here has a quote without its closing quote", line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one of the three that the first line has most of, outside quotes. */
    private static char separator(String text) {
        String heading = text.strip().lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(heading, candidate) > count(heading, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(character -> character == wanted).count();
    }

    private List<CsvRow> rows() throws IOException {
        List<CsvColumn> columns = CsvHeading.columns(cells(), line);
        List<CsvRow> rows = new ArrayList<>();
        for (List<String> cells = cells(); !cells.isEmpty(); cells = cells()) {
            CsvRow row = row(columns, cells);
            if (!row.cells().isEmpty()) {
                rows.add(row);
            }
            if (rows.size() > MOST) {
                throw refused("max_items", "the file has more than %,d rows; split it".formatted(MOST), line);
            }
        }
        return rows;
    }

    private CsvRow row(List<CsvColumn> columns, List<String> cells) {
        Map<CsvColumn, String> filled = new EnumMap<>(CsvColumn.class);
        for (int index = 0; index < cells.size(); index++) {
            String cell = cells.get(index).strip();
            if (!cell.isEmpty() && index >= columns.size()) {
                throw refused(
                        "columns",
                        "this row has %d cells and the first line names %d columns; put a text with a separator in it into quotes"
                                .formatted(cells.size(), columns.size()),
                        line);
            }
            if (!cell.isEmpty()) {
                filled.put(columns.get(index), cell);
            }
        }
        return new CsvRow(line, filled);
    }

    /** The cells of the next line that has any; none at the end. */
    private List<String> cells() throws IOException {
        List<String> cells = new ArrayList<>();
        if (parser.nextToken() == JsonToken.START_ARRAY) {
            line = parser.currentLocation().getLineNr();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                cells.add(parser.getText());
            }
        }
        return cells;
    }

    private static InvalidScriptException refused(String rule, String message, int line) {
        return InvalidScriptException.of(new Violation("", rule, message, line));
    }
}
