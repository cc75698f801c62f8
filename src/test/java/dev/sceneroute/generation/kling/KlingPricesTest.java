package dev.sceneroute.generation.kling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.generation.Price;
import dev.sceneroute.generation.Units;
import dev.sceneroute.generation.VideoOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;

/** The prices the program comes with: the vendor's public list of 2026-08-20, cell by cell. */
class KlingPricesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static KlingPrices prices;

    @BeforeAll
    static void read() {
        StandardEnvironment environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        prices = Binder.get(environment).bindOrCreate("kling.prices", KlingPrices.class);
    }

    @ParameterizedTest
    @CsvSource({
        "kling-v3, std, false, 5, 3.0",
        "kling-v3, std, true, 5, 4.5",
        "kling-v3, pro, false, 5, 4.0",
        "kling-v3, pro, true, 5, 6.0",
        "kling-v3, 4k, false, 5, 15",
        "kling-v3, std, false, 13, 7.8",
        "kling-v3-omni, std, false, 5, 3.0",
        "kling-v3-omni, std, true, 5, 4.0",
        "kling-v3-omni, pro, false, 5, 4.0",
        "kling-v3-omni, pro, true, 5, 5.0",
        "kling-v3-omni, 4k, false, 3, 9",
        "kling-video-o1, std, false, 10, 6.0",
        "kling-video-o1, pro, false, 10, 8.0",
        "kling-v2-6, pro, false, 5, 2.5",
        "kling-v2-6, pro, false, 10, 5",
        "kling-v2-6, pro, true, 5, 5",
        "kling-v2-6, pro, true, 10, 10",
        "kling-v2-5-turbo, std, false, 5, 1.5",
        "kling-v2-5-turbo, std, false, 10, 3",
        "kling-v2-5-turbo, pro, false, 5, 2.5",
        "kling-v2-5-turbo, pro, false, 10, 5",
        "kling-v1-6, std, false, 5, 2",
        "kling-v1-6, std, false, 10, 4",
        "kling-v1-6, pro, false, 5, 3.5",
        "kling-v1-6, pro, false, 10, 7"
    })
    void every_cell_of_the_public_list_is_there(String model, String mode, boolean sound, int seconds, String units) {
        Price price = prices.of(order(model, mode, sound, seconds), NOW);

        assertThat(price.units()).isEqualTo(Units.of(units));
        assertThat(price.since()).isEqualTo(LocalDate.of(2026, 8, 20));
        assertThat(price.unitCost().amount()).isEqualByComparingTo("0.14");
    }

    @ParameterizedTest
    @CsvSource({"kling-v2-master, std, false", "kling-v1, std, false", "kling-video-o1, std, true", "new, std, false"})
    void what_the_list_leaves_out_has_no_price_but_a_unit_still_costs(String model, String mode, boolean sound) {
        Price price = prices.of(order(model, mode, sound, 5), NOW);

        assertThat(price.units()).isNull();
        assertThat(price.since()).isNull();
        assertThat(price.unitCost().amount()).isEqualByComparingTo("0.14");
    }

    @Test
    void without_any_list_there_is_no_price() {
        assertThat(new KlingPrices(BigDecimal.ONE, List.of())
                        .of(order("kling-v3", "std", false, 5), NOW)
                        .units())
                .isNull();
    }

    private static VideoOrder order(String model, String mode, boolean sound, int seconds) {
        Orders order = Orders.omni().model(model).mode(mode).seconds(seconds);
        return (sound ? order.sound() : order).build();
    }
}
