package dev.sceneroute.generation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount in the currency of this installation ({@code sceneroute.budget.currency}), never negative. It is always an
 * estimate: units times what a unit is said to cost. Exact inside; shown with two digits after the point.
 *
 * @param amount how much
 */
public record Money(BigDecimal amount) implements Comparable<Money> {
    /** Nothing at all. */
    public static final Money ZERO = new Money(BigDecimal.ZERO);

    /**
     * Drops zeros at the end.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Money {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("An amount cannot be negative: " + amount);
        }
        BigDecimal plain = amount.stripTrailingZeros();
        amount = plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** Both together. */
    public Money plus(Money other) {
        return new Money(amount.add(other.amount));
    }

    /** What is left when the other is taken away; nothing, if that is more. */
    public Money minus(Money other) {
        return new Money(amount.subtract(other.amount).max(BigDecimal.ZERO));
    }

    /** As it is shown: two digits after the point. */
    @JsonValue
    public BigDecimal rounded() {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(other.amount);
    }

    /** Such as {@code 0.42}. */
    @Override
    public String toString() {
        return rounded().toPlainString();
    }
}
