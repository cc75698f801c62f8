package dev.sceneroute.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.unit.DataSize;

class IntakePropertiesTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Beans.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(IntakeProperties.class)
    @Import({ScriptReader.class, ScriptFile.class})
    static class Beans {}

    @Test
    void a_file_has_at_most_20_megabytes_unless_told_otherwise() {
        runner.run(context -> {
            assertThat(context).hasSingleBean(ScriptReader.class).hasSingleBean(ScriptFile.class);
            assertThat(context.getBean(IntakeProperties.class))
                    .isEqualTo(new IntakeProperties(DataSize.ofMegabytes(20)));
        });
    }

    @Test
    void the_limit_can_be_set() {
        runner.withPropertyValues("sceneroute.intake.max-file-size=64KB")
                .run(context -> assertThat(context.getBean(IntakeProperties.class))
                        .isEqualTo(new IntakeProperties(DataSize.ofKilobytes(64))));
    }

    @Test
    void a_limit_that_no_memory_could_hold_stops_the_start() {
        runner.withPropertyValues("sceneroute.intake.max-file-size=2GB").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessage("sceneroute.intake.max-file-size must be below 1GB, not 2147483648B"));
    }
}
