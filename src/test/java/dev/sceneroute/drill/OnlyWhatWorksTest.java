package dev.sceneroute.drill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.mock.env.MockEnvironment;

/** A process under test starts what works, and a real one starts everything. */
class OnlyWhatWorksTest {
    private static final String[] ALL = {
        "org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration",
        "org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration",
        "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
        "org.apache.camel.spring.boot.CamelAutoConfiguration",
        "org.apache.camel.spring.boot.vault.AwsVaultAutoConfiguration",
        null
    };

    @Test
    void a_process_under_test_leaves_out_what_serves_people_who_watch_a_server() {
        assertThat(started("drill-worker")).containsExactly(false, true, true, true, false, true);
    }

    @Test
    void any_other_process_starts_everything() {
        assertThat(started("production")).containsOnly(true);
    }

    @Test
    void spring_asks_it() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(AutoConfigurationImportFilter.class))
                .hasAtLeastOneElementOfType(OnlyWhatWorks.class);
    }

    private static boolean[] started(String profile) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        OnlyWhatWorks filter = new OnlyWhatWorks();
        filter.setEnvironment(environment);
        return filter.match(ALL, null);
    }
}
