package dev.sceneroute.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.production.AspectRatio;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices by the second or by the length, from a day on. */
class PriceListTest {
    private static final PriceList SPRING = list("2026-03-01", line("m", "std", false, "0.6", Map.of()));
    private static final PriceList SUMMER = list("2026-08-20", line("m", "std", false, "0.7", Map.of()));
    private static final List<PriceList> LISTS = List.of(SUMMER, SPRING);

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T00:00:00Z, 2026-03-01",
        "2026-08-19T23:59:59.999Z, 2026-03-01",
        "2026-08-20T00:00:00Z, 2026-08-20",
        "2030-01-01T00:00:00Z, 2026-08-20",
        "2020-01-01T00:00:00Z, 2026-03-01"
    })
    void the_list_that_holds_is_the_newest_that_has_begun(Instant moment, LocalDate since) {
        assertThat(PriceList.at(LISTS, moment)).map(PriceList::since).contains(since);
    }

    @Test
    void without_lists_there_is_no_price() {
        assertThat(PriceList.at(List.of(), Instant.now())).isEmpty();
    }

    @Test
    void a_price_by_the_second_is_exact() {
        assertThat(SUMMER.units(order("m", "std", false, 7))).contains(Units.of("4.9"));
    }

    @ParameterizedTest
    @CsvSource({"4, 2.5", "5, 2.5", "6, 5", "10, 5"})
    void a_price_by_length_is_that_of_the_next_longer_clip(int seconds, String units) {
        PriceList list = list("2026-08-20", line("m", "pro", true, null, Map.of(5, d("2.5"), 10, d("5"))));

        assertThat(list.units(order("m", "pro", true, seconds))).contains(Units.of(units));
        assertThat(list.units(order("m", "pro", true, 11))).isEmpty();
    }

    @Test
    void another_model_mode_or_sound_has_no_price_of_this_line() {
        assertThat(SUMMER.units(order("n", "std", false, 5))).isEmpty();
        assertThat(SUMMER.units(order("m", "pro", false, 5))).isEmpty();
        assertThat(SUMMER.units(order("m", "std", true, 5))).isEmpty();
    }

    @Test
    void a_line_has_one_kind_of_price_that_is_not_negative() {
        assertThat(line("m", "std", false, "0", Map.of()).isPrice()).isTrue();
        assertThat(line("m", "std", false, null, Map.of()).isPrice()).isFalse();
        assertThat(line("m", "std", false, "1", Map.of(5, d("1"))).isPrice()).isFalse();
        assertThat(line("m", "std", false, "-1", Map.of()).isPrice()).isFalse();
        assertThat(line("m", "std", false, null, Map.of(5, d("-1"))).isPrice()).isFalse();
    }

    @Test
    void units_and_money_are_never_negative_and_equal_by_their_number() {
        assertThat(Units.of("3.0")).isEqualTo(Units.of("3")).hasToString("3 units");
        assertThat(Units.of("100").amount()).hasToString("100");
        assertThat(Units.of("2").minus(Units.of("5"))).isEqualTo(Units.ZERO);
        assertThat(Units.of("3").at(new Money(d("0.14")))).isEqualTo(new Money(d("0.42")));
        assertThat(new Money(d("0.084")).rounded()).isEqualTo(d("0.08"));
        assertThatThrownBy(() -> Units.of("-1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(d("-0.01"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static PriceList list(String since, PriceLine line) {
        return new PriceList(LocalDate.parse(since), List.of(line));
    }

    private static PriceLine line(
            String model, String mode, boolean sound, String second, Map<Integer, BigDecimal> clip) {
        return new PriceLine(model, mode, sound, second == null ? null : d(second), clip);
    }

    private static VideoOrder order(String model, String mode, boolean sound, int seconds) {
        return new VideoOrder(
                "id",
                EndpointType.OMNI,
                model,
                mode,
                "a boat",
                null,
                List.of(),
                seconds,
                AspectRatio.LANDSCAPE,
                sound,
                List.of(),
                null,
                null);
    }

    private static BigDecimal d(String number) {
        return new BigDecimal(number);
    }
}
