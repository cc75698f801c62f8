package dev.sceneroute.sandbox;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a fault strikes.
 *
 * @param next the next so many times
 * @param probability and otherwise with this chance, 0 to 1
 */
public record FaultSetting(
        @DefaultValue("0") @PositiveOrZero int next,
        @DefaultValue("0") @DecimalMin("0") @DecimalMax("1") double probability) {

    /** Checks the numbers, which the control endpoint gets from outside. */
    public FaultSetting {
        if (next < 0 || !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "next must be 0 or more and probability 0 to 1, not " + next + " and " + probability);
        }
    }

    /** Strikes the next so many times. */
    public static FaultSetting next(int times) {
        return new FaultSetting(times, 0);
    }

    /** Strikes by chance. */
    public static FaultSetting probability(double probability) {
        return new FaultSetting(0, probability);
    }

    /** The same with one of the next used up. */
    FaultSetting oneLess() {
        return new FaultSetting(next - 1, probability);
    }
}
