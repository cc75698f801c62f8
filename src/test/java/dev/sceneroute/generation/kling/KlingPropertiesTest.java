package dev.sceneroute.generation.kling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.generation.kling.KlingProperties.AuthorizationMode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class KlingPropertiesTest {
    private static final String URL = "https://api-singapore.klingai.com";
    private static final String WEBHOOK = "whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ=";
    private static final ValidatorFactory VALIDATORS = Validation.buildDefaultValidatorFactory();
    private static final Validator VALIDATOR = VALIDATORS.getValidator();

    @AfterAll
    static void close() {
        VALIDATORS.close();
    }

    @Test
    void with_nothing_set_the_sandbox_is_used_five_at_a_time() {
        KlingProperties properties = bound(Map.of());

        assertThat(properties).isEqualTo(new KlingProperties("", "", "", "", "", 5, 5));
        assertThat(properties.configured()).isFalse();
        assertThat(properties.authorizationMode()).isEqualTo(AuthorizationMode.NONE);
        assertThat(broken(properties)).isEmpty();
    }

    @Test
    void every_value_can_be_given_by_the_environment() {
        KlingProperties properties = bound(Map.of(
                "KLING_BASE_URL", URL,
                "KLING_ACCESS_KEY", "ak",
                "KLING_SECRET_KEY", "sk",
                "KLING_API_KEY", "key",
                "KLING_WEBHOOK_SECRET", WEBHOOK,
                "KLING_CONCURRENCY", "20",
                "KLING_REQUESTS_PER_SECOND", "2"));

        assertThat(properties).isEqualTo(new KlingProperties(URL, "ak", "sk", "key", WEBHOOK, 20, 2));
    }

    @Test
    void what_copying_leaves_around_a_value_is_taken_off() {
        KlingProperties properties =
                new KlingProperties(" " + URL + "// ", "ak\n", "\tsk\r\n", " ", WEBHOOK + "\n", 5, 5);

        assertThat(properties).isEqualTo(new KlingProperties(URL, "ak", "sk", "", WEBHOOK, 5, 5));
        assertThat(broken(properties)).isEmpty();
        assertThat(properties.configured()).isTrue();
    }

    @ParameterizedTest(name = "access [{0}] secret [{1}] api [{2}] is {3}")
    @CsvSource({"ak, sk, '', JWT", "'', '', key, API_KEY", "'', '', '', NONE"})
    void the_mode_follows_from_the_keys(String access, String secret, String api, AuthorizationMode mode) {
        KlingProperties properties = new KlingProperties("", access, secret, api, "", 5, 5);

        assertThat(properties.authorizationMode()).isEqualTo(mode);
        assertThat(broken(properties)).isEmpty();
    }

    @ParameterizedTest(name = "url [{0}] access [{1}] secret [{2}] api [{3}] webhook [{4}]")
    @CsvSource({
        "https://k.example, ak, '', '', '', KLING_ACCESS_KEY is set but KLING_SECRET_KEY is not",
        "https://k.example, '', sk, '', '', KLING_SECRET_KEY is set but KLING_ACCESS_KEY is not",
        "https://k.example, ak, sk, key, '', KLING_API_KEY is set together with",
        "https://k.example, '', '', '', '', KLING_BASE_URL is set but no key",
        "'', '', '', 'two words', '', copy it again",
        "'', ak, 'line\nbreak', '', '', copy it again",
        "'', '', '', clé, '', copy it again",
        "'', '', '', '', c2VjcmV0, KLING_WEBHOOK_SECRET must be whsec_",
        "'', '', '', '', whsec_, KLING_WEBHOOK_SECRET must be whsec_",
        "'', '', '', '', whsec_*, KLING_WEBHOOK_SECRET must be whsec_"
    })
    void a_broken_rule_names_the_variable_and_the_way_out(
            String url, String access, String secret, String api, String webhook, String words) {
        assertThat(broken(new KlingProperties(url, access, secret, api, webhook, 5, 5)))
                .singleElement()
                .satisfies(message -> assertThat(message).contains(words).contains(": "));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "api.klingai.com",
                "ftp://api.klingai.com",
                "file:///etc/passwd",
                "https://",
                "https://user:password@api.klingai.com",
                "https://api.klingai.com?x=1",
                "https://api.klingai.com#x",
                "https://api klingai.com"
            })
    void a_base_url_that_is_no_web_address_is_refused(String url) {
        assertThat(broken(new KlingProperties(url, "ak", "sk", "", "", 5, 5)))
                .singleElement()
                .satisfies(message -> assertThat(message).contains("KLING_BASE_URL", "http"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"http://127.0.0.1:9099", "HTTPS://api-beijing.klingai.com", "https://proxy.example/kling"})
    void any_web_address_will_do(String url) {
        assertThat(broken(new KlingProperties(url, "ak", "sk", "", "", 5, 5))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void a_limit_out_of_reason_is_refused(int limit) {
        assertThat(broken(new KlingProperties("", "", "", "", "", limit, limit)))
                .hasSize(2)
                .anySatisfy(message -> assertThat(message).contains("KLING_CONCURRENCY must be"))
                .anySatisfy(message -> assertThat(message).contains("KLING_REQUESTS_PER_SECOND must be"));
    }

    @Test
    void a_limit_that_is_no_number_is_refused() {
        assertThatThrownBy(() -> bound(Map.of("KLING_CONCURRENCY", "many")))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("kling.concurrency");
    }

    @Test
    void no_secret_is_printed_or_shown_in_a_broken_rule() {
        KlingProperties properties = new KlingProperties(
                "https://user:hidden1@k.example", "hidden2 ", "hidden3 hidden3", "hidden4", "whsec_hidden5!", 5, 5);

        assertThat(properties.toString()).contains("***").doesNotContain("hidden");
        assertThat(VALIDATOR.validate(properties)).isNotEmpty().allSatisfy(violation -> {
            assertThat(violation.getMessage()).doesNotContain("hidden");
            assertThat(String.valueOf(violation.getInvalidValue())).doesNotContain("hidden");
        });
        assertThat(new KlingProperties(URL, "", "", "", "", 5, 5).toString())
                .contains(URL)
                .doesNotContain("***");
    }

    private static List<String> broken(KlingProperties properties) {
        return VALIDATOR.validate(properties).stream()
                .map(ConstraintViolation::getMessage)
                .toList();
    }

    private static KlingProperties bound(Map<String, Object> environment) {
        SystemEnvironmentPropertySource source = new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(environment));
        return new Binder(ConfigurationPropertySources.from(source)).bindOrCreate("kling", KlingProperties.class);
    }
}
