package dev.sceneroute.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The most that may be spent, in units, in money, or both: then both hold. Exactly as much is allowed.
 *
 * @param units in providers' units
 * @param money in the currency of this installation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cap(
        @PositiveOrZero @Nullable BigDecimal units,
        @PositiveOrZero @Nullable BigDecimal money) {

    @JsonIgnore
    boolean isOff() {
        return units == null && money == null;
    }
}
