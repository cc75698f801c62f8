package dev.sceneroute.intake;

import java.util.Map;

/**
 * One line of a CSV file below the first.
 *
 * @param line the line of the file it begins on
 * @param cells the cells that are not blank
 */
record CsvRow(int line, Map<CsvColumn, String> cells) {}
