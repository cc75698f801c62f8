package dev.sceneroute.generation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * What providers charge in: a number of a provider's own units, never negative, exact to the last digit.
 *
 * @param amount how many; zeros at its end do not count, so that 3 and 3.0 are equal
 */
public record Units(@JsonValue BigDecimal amount) implements Comparable<Units> {
    /** Nothing at all. */
    public static final Units ZERO = new Units(BigDecimal.ZERO);

    /**
     * Drops what does not change the number.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Units {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("Units cannot be negative: " + amount);
        }
        BigDecimal plain = amount.stripTrailingZeros();
        amount = plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** So many units, as text such as {@code 3.5}. */
    public static Units of(String amount) {
        return new Units(new BigDecimal(amount));
    }

    /** Both together. */
    public Units plus(Units other) {
        return new Units(amount.add(other.amount));
    }

    /** What is left when the other is taken away; nothing, if that is more. */
    public Units minus(Units other) {
        return new Units(amount.subtract(other.amount).max(BigDecimal.ZERO));
    }

    /** So many times as much. */
    public Units times(int count) {
        return new Units(amount.multiply(BigDecimal.valueOf(count)));
    }

    /** What they cost. */
    public Money at(Money unitCost) {
        return new Money(amount.multiply(unitCost.amount()));
    }

    @Override
    public int compareTo(Units other) {
        return amount.compareTo(other.amount);
    }

    /** Such as {@code 3.5 units}. */
    @Override
    public String toString() {
        return amount.toPlainString() + (amount.compareTo(BigDecimal.ONE) == 0 ? " unit" : " units");
    }
}
