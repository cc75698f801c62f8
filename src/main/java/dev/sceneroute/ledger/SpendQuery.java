package dev.sceneroute.ledger;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a report is to be about.
 *
 * @param by what its lines stand for
 * @param from the first day; nothing for the beginning
 * @param to the last day; nothing for the end
 */
public record SpendQuery(
        By by, @Nullable LocalDate from, @Nullable LocalDate to) {

    /** What a line of a report stands for. */
    public enum By {
        DAY,
        PROJECT,
        PROVIDER,
        JOB;

        /** The word in requests, such as {@code day}. */
        @com.fasterxml.jackson.annotation.JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
