package dev.sceneroute.sandbox.kling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.sandbox.FaultSetting;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SandboxSmallPartsTest {

    @Test
    void the_signature_is_that_of_the_official_example() {
        String body = "{\"id\":\"1234567890\",\"status\":\"succeeded\",\"message\":\"\","
                + "\"create_time\":1781080778802,\"update_time\":1781080794151}";

        assertThat(new WebhookSignature("whsec_dGVzdHNlY3JldHRlc3RzZWNyZXR0ZXN0c2VjcmV0MTI=")
                        .of("9876543210", 1781080794L, body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4=");
    }

    @ParameterizedTest
    @CsvSource({
        "kling-v3-omni, pro, 5, false, false, 4.0",
        "kling-v3-omni, std, 15, false, false, 9.0",
        "kling-v3-omni, pro, 5, true, false, 5.0",
        "kling-v3-omni, pro, 5, false, true, 6.0",
        "kling-v3, std, 5, true, false, 4.5",
        "kling-video-o1, std, 10, false, false, 6.0",
        "kling-v2-6, pro, 10, true, false, 10.0",
        "kling-v2-5-turbo, std, 10, false, false, 3.0",
        "kling-v1-6, pro, 5, false, false, 3.5",
        "kling-v1, std, 5, false, false, 2.0"
    })
    void units_follow_the_price_list(
            String model, String mode, int seconds, boolean sound, boolean video, BigDecimal units) {
        assertThat(new UnitPrices(Map.of()).of(order(model, mode, seconds, sound, video)))
                .isEqualTo(units);
    }

    @Test
    void a_configured_price_wins() {
        assertThat(new UnitPrices(Map.of("kling-v3-omni.pro", BigDecimal.TEN))
                        .of(order("kling-v3-omni", "pro", 5, false, false)))
                .isEqualByComparingTo("50");
    }

    @Test
    void ids_are_new_even_within_one_millisecond() {
        IdSource ids = new IdSource(Clock.fixed(Instant.ofEpochMilli(1_790_000_000_000L), ZoneOffset.UTC));

        assertThat(List.of(ids.next(), ids.next(), ids.next()))
                .containsExactly("179000000000000000", "179000000000000001", "179000000000000002");
    }

    @Test
    void prompts_are_wrapped_by_width_and_cut_at_the_last_line() {
        assertThat(WrappedText.of("one two three four", 9, 9)).isEqualTo("one two\nthree\nfour");
        assertThat(WrappedText.of("종이배가 거리를 건넌다", 10, 9)).isEqualTo("종이배가\n거리를\n건넌다");
        assertThat(WrappedText.of("x".repeat(25), 10, 9)).isEqualTo("xxxxxxxxxx\nxxxxxxxxxx\nxxxxx");
        assertThat(WrappedText.of("a b c d", 1, 2)).isEqualTo("a\nb \u2026");
        assertThat(WrappedText.of(" a\r\n\tb\u0000\u202e ", 10, 2)).isEqualTo("a b");
    }

    @Test
    void without_configuration_the_sandbox_is_off_and_mild() {
        KlingSandboxProperties properties = bound(Map.of());

        assertThat(properties.enabled()).isFalse();
        assertThat(properties.latency()).isEqualTo(Duration.ofSeconds(2));
        assertThat(properties.concurrency()).isEqualTo(5);
        assertThat(properties.fps()).isEqualTo(24);
        assertThat(properties.resultLife()).isEqualTo(Duration.ofDays(30));
        assertThat(properties.faults()).isEmpty();
        assertThat(properties.journal()).isTrue();
    }

    @Test
    void every_fault_can_be_configured_by_its_name() {
        KlingSandboxProperties properties = bound(Map.of(
                "sandbox.kling.faults.reply-lost.next",
                2,
                "sandbox.kling.faults.callback-late.probability",
                0.25,
                "sandbox.kling.prices[kling-v3.std]",
                "7"));

        assertThat(properties.faults())
                .containsOnly(
                        Map.entry(Fault.REPLY_LOST, FaultSetting.next(2)),
                        Map.entry(Fault.CALLBACK_LATE, FaultSetting.probability(0.25)));
        assertThat(properties.prices()).containsEntry("kling-v3.std", new BigDecimal("7"));
    }

    @Test
    void no_key_is_ever_printed() {
        assertThat(bound(Map.of("sandbox.kling.webhook-secret", "whsec_c2VjcmV0", "sandbox.kling.secret-key", "hush")))
                .asString()
                .doesNotContain("c2VjcmV0", "hush");
    }

    @Test
    void a_wrong_probability_is_refused() {
        assertThatThrownBy(() -> FaultSetting.probability(1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> FaultSetting.next(-1)).hasMessageContaining("-1");
    }

    private static KlingSandboxProperties bound(Map<String, Object> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("sandbox.kling", KlingSandboxProperties.class);
    }

    private static Order order(String model, String mode, int seconds, boolean sound, boolean video) {
        return new Order(
                Endpoint.OMNI,
                model,
                mode,
                "",
                List.of(),
                seconds,
                seconds,
                "16:9",
                sound,
                video,
                false,
                null,
                null,
                null,
                null,
                null);
    }
}
