package dev.sceneroute.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class BudgetSettingsTest {
    private final ApplicationContextRunner program = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ConfigurationPropertiesAutoConfiguration.class, ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(BudgetSettings.class)
    static class Settings {}

    @Test
    void nothing_is_capped_unless_it_is_said() {
        program.run(context -> {
            BudgetSettings settings = context.getBean(BudgetSettings.class);
            assertThat(settings).isEqualTo(new BudgetSettings("USD", ZoneId.of("UTC"), null, null, null));
            assertThat(settings.isCapped()).isFalse();
        });
    }

    @Test
    void every_cap_can_be_in_units_in_money_or_in_both() {
        program.withPropertyValues(
                        "sceneroute.budget.currency=EUR",
                        "sceneroute.budget.zone=Asia/Seoul",
                        "sceneroute.budget.per-job.units=20",
                        "sceneroute.budget.per-day.money=7.50",
                        "sceneroute.budget.per-project.units=0",
                        "sceneroute.budget.per-project.money=100")
                .run(context -> {
                    BudgetSettings settings = context.getBean(BudgetSettings.class);
                    assertThat(settings)
                            .isEqualTo(new BudgetSettings(
                                    "EUR",
                                    ZoneId.of("Asia/Seoul"),
                                    new Cap(new BigDecimal("20"), null),
                                    new Cap(null, new BigDecimal("7.50")),
                                    new Cap(BigDecimal.ZERO, new BigDecimal("100"))));
                    assertThat(settings.isCapped()).isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sceneroute.budget.currency=dollars",
                "sceneroute.budget.zone=Nowhere",
                "sceneroute.budget.per-job.units=-1",
                "sceneroute.budget.per-day.money=-0.01",
                "sceneroute.budget.per-project.units=many"
            })
    void a_cap_that_makes_no_sense_stops_the_start(String setting) {
        program.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }
}
