package dev.sceneroute.generation.kling;

import dev.sceneroute.generation.Money;
import dev.sceneroute.generation.Price;
import dev.sceneroute.generation.PriceList;
import dev.sceneroute.generation.VideoOrder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What Kling charges, by the lists in {@code config/application.yaml}. An extension is priced like a clip of the length
 * it adds; Kling publishes no price of its own for it.
 *
 * @param unitCost what a unit costs, in {@code sceneroute.budget.currency}: an estimate, since it depends on the
 *     resource pack
 * @param lists the price lists, in any order
 */
@Validated
@ConfigurationProperties("kling.prices")
public record KlingPrices(
        @DefaultValue("0.14") @PositiveOrZero BigDecimal unitCost,
        @Valid List<PriceList> lists) {

    /** Copies the lists. */
    public KlingPrices {
        lists = lists == null ? List.of() : List.copyOf(lists);
    }

    /** What an order costs. */
    Price of(VideoOrder order, Instant at) {
        Money cost = new Money(unitCost);
        return PriceList.at(lists, at)
                .flatMap(list -> list.units(order).map(units -> new Price(units, cost, list.since())))
                .orElseGet(() -> Price.unknown(cost));
    }

    @AssertTrue(message = "kling.prices.lists has two lists since the same day: keep one of them")
    boolean isEachDayGivenOnce() {
        return lists.stream().map(PriceList::since).distinct().count() == lists.size();
    }
}
