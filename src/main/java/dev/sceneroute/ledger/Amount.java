package dev.sceneroute.ledger;

import dev.sceneroute.generation.Money;
import dev.sceneroute.generation.Price;
import dev.sceneroute.generation.Units;

/**
 * What something costs, in both measures there are.
 *
 * @param units in providers' units
 * @param money in the currency of this installation, an estimate
 */
public record Amount(Units units, Money money) {
    /** Nothing. */
    public static final Amount ZERO = new Amount(Units.ZERO, Money.ZERO);

    /** What an order costs; nothing, if nobody knows. */
    public static Amount of(Price price) {
        return price.units() == null
                ? ZERO
                : new Amount(price.units(), price.units().at(price.unitCost()));
    }

    /** Both together. */
    public Amount plus(Amount other) {
        return new Amount(units.plus(other.units), money.plus(other.money));
    }
}
