package dev.sceneroute.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.generation.Money;
import dev.sceneroute.generation.Units;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the caps say of a job that has not begun.
 *
 * @param currency the name of the money
 * @param caps every cap there is
 * @param refusal why the job would be refused, if it would
 */
public record BudgetView(
        String currency, List<CapView> caps, @Nullable String refusal) {

    /** Copies the list. */
    public BudgetView {
        caps = List.copyOf(caps);
    }

    /**
     * One cap.
     *
     * @param cap what it holds for
     * @param limit the most there is
     * @param used what is spent or reserved
     * @param unitsLeft what is left, if it is limited in units
     * @param moneyLeft the same in money
     * @param exceeded whether the whole job would break it as things stand
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CapView(
            CapKind cap,
            Cap limit,
            Amount used,
            @Nullable Units unitsLeft,
            @Nullable Money moneyLeft,
            boolean exceeded) {

        static CapView of(CapState state, boolean exceeded) {
            return new CapView(
                    state.cap(), state.limit(), state.used(), state.unitsLeft(), state.moneyLeft(), exceeded);
        }
    }
}
