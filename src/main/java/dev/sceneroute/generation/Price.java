package dev.sceneroute.generation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an order is expected to cost. The provider's own deduction is the truth; this is known before it.
 *
 * @param units how many of the provider's units; nothing if its price list does not have the order
 * @param unitCost what a unit is said to cost
 * @param since the day the price list that was read holds from; nothing if there is no price
 */
public record Price(
        @Nullable Units units, Money unitCost, @Nullable LocalDate since) {

    /** An order the price list does not have. */
    public static Price unknown(Money unitCost) {
        return new Price(null, unitCost, null);
    }
}
