package dev.sceneroute.generation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What a provider charges from a day on.
 *
 * @param since the day (UTC) it holds from, until the next one does
 * @param lines its prices
 */
public record PriceList(
        @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate since,

        @Valid List<PriceLine> lines) {

    /** Copies the lines. */
    public PriceList {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /**
     * Which of some lists holds at a moment: the newest that has begun, or the oldest if none has, since a price of
     * tomorrow is a better estimate than none.
     */
    public static Optional<PriceList> at(List<PriceList> lists, Instant moment) {
        LocalDate day = moment.atOffset(ZoneOffset.UTC).toLocalDate();
        Comparator<PriceList> byDay = Comparator.comparing(PriceList::since);
        return lists.stream()
                .filter(list -> !list.since().isAfter(day))
                .max(byDay)
                .or(() -> lists.stream().min(byDay));
    }

    /** What an order costs, if the list has it. */
    public Optional<Units> units(VideoOrder order) {
        return lines.stream()
                .filter(line -> line.isFor(order))
                .findFirst()
                .flatMap(line -> line.units(order.durationSeconds()));
    }
}
