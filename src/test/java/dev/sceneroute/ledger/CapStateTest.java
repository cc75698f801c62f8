package dev.sceneroute.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.generation.Money;
import dev.sceneroute.generation.Units;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CapStateTest {

    @Test
    void exactly_as_much_as_the_cap_is_allowed_and_a_hair_more_is_not() {
        CapState state = state(new Cap(new BigDecimal("20"), null), "18", "2.52");

        assertThat(state.brokenBy(amount("2.0", "0.28"), "scene 3", "USD")).isEmpty();
        assertThat(state.brokenBy(amount("2.0001", "0.28"), "scene 3", "USD")).isPresent();
    }

    @Test
    void what_is_refused_names_the_setting_the_numbers_and_the_way_out() {
        CapState state = state(new Cap(new BigDecimal("20"), null), "18", "2.52");

        assertThat(state.brokenBy(amount("3", "0.42"), "scene 3", "USD"))
                .contains("sceneroute.budget.per-job.units is 20: 18 units used, scene 3 needs 3 units, 2 units left."
                        + " Raise it, then try again");
    }

    @Test
    void of_a_cap_in_units_and_money_both_hold() {
        CapState state = state(new Cap(new BigDecimal("20"), new BigDecimal("2.60")), "18", "2.52");

        assertThat(state.brokenBy(amount("1", "0.14"), "scene 3", "EUR"))
                .contains("sceneroute.budget.per-job.money is 2.60 EUR: 2.52 used, scene 3 needs 0.14, 0.08 left."
                        + " Raise it, then try again");
        assertThat(state.brokenBy(amount("0.5", "0.07"), "scene 3", "EUR")).isEmpty();
    }

    @Test
    void a_cap_that_was_lowered_below_what_is_used_has_nothing_left() {
        CapState state = state(new Cap(new BigDecimal("10"), new BigDecimal("1")), "18", "2.52");

        assertThat(state.unitsLeft()).isEqualTo(Units.ZERO);
        assertThat(state.moneyLeft()).isEqualTo(Money.ZERO);
    }

    private static CapState state(Cap cap, String units, String money) {
        return new CapState(CapKind.PER_JOB, cap, amount(units, money));
    }

    private static Amount amount(String units, String money) {
        return new Amount(Units.of(units), new Money(new BigDecimal(money)));
    }
}
