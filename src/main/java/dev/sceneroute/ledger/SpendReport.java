package dev.sceneroute.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was spent, and what is reserved.
 *
 * @param by what a line stands for
 * @param from the first day, if one was named
 * @param to the last day, if one was named
 * @param zone whose days are counted
 * @param currency the name of the money, of which every amount is an estimate
 * @param lines the newest day first, or the newest job or project
 * @param more whether there are more lines than are shown; the total is that of all
 * @param total of everything within the days
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SpendReport(
        SpendQuery.By by,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String zone,
        String currency,
        List<Line> lines,
        boolean more,
        Line total) {

    /** Copies the list. */
    public SpendReport {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param key the day, or the id of the project or job, or the provider's name; empty for a total
     * @param tasks orders
     * @param unpriced orders of which nobody knows the price: units or money are too low by theirs
     * @param reserved held for orders whose end is not known yet
     * @param settled taken for orders that have ended
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Line(String key, long tasks, long unpriced, Amount reserved, Amount settled) {}
}
