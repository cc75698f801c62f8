package dev.sceneroute.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.generation.Money;
import dev.sceneroute.generation.Units;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cap, what is used of it and what is left.
 *
 * @param cap which one
 * @param limit the most there is
 * @param used what is spent or reserved
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CapState(CapKind cap, Cap limit, Amount used) {

    /** What is left of it, in units; nothing if it is not limited in units. */
    @Nullable
    Units unitsLeft() {
        return limit.units() == null ? null : new Units(limit.units()).minus(used.units());
    }

    /** The same in money. */
    @Nullable
    Money moneyLeft() {
        return limit.money() == null ? null : new Money(limit.money()).minus(used.money());
    }

    /**
     * What a further amount would break, if it would.
     *
     * @param who needs it, such as {@code scene 3}
     * @param currency the name of the money
     * @return the setting with its numbers and the way out
     */
    Optional<String> brokenBy(Amount further, String who, String currency) {
        if (exceeds(used.units().plus(further.units()).amount(), limit.units())) {
            return Optional.of("%s.units is %s: %s used, %s needs %s, %s left. Raise it, then try again"
                    .formatted(cap.setting(), plain(limit.units()), used.units(), who, further.units(), unitsLeft()));
        }
        if (exceeds(used.money().plus(further.money()).amount(), limit.money())) {
            return Optional.of("%s.money is %s %s: %s used, %s needs %s, %s left. Raise it, then try again"
                    .formatted(
                            cap.setting(),
                            plain(limit.money()),
                            currency,
                            used.money(),
                            who,
                            further.money(),
                            moneyLeft()));
        }
        return Optional.empty();
    }

    private static boolean exceeds(BigDecimal total, @Nullable BigDecimal limit) {
        return limit != null && total.compareTo(limit) > 0;
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }
}
