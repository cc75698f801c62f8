package dev.sceneroute.generation.kling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.ProviderAnswer;
import dev.sceneroute.generation.ProviderException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KlingTokenTest {
    private static final Instant START = Instant.parse("2026-10-01T10:00:00Z");
    private static final String SECRET_KEY = "sécret-k3y-that-is-not-base64!";
    private static final KlingProperties KEYS = new KlingProperties("", "ak-1", SECRET_KEY, "", "", 5, 5);

    private final HandClock clock = new HandClock();
    private final KlingToken token = new KlingToken(KEYS, clock);

    @Test
    void the_token_has_exactly_what_kling_documents() throws Exception {
        String[] parts = token().split("\\.", -1);

        assertThat(json(parts[0])).isEqualTo(new ObjectMapper().readTree("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"));
        assertThat(json(parts[1]))
                .isEqualTo(new ObjectMapper()
                        .createObjectNode()
                        .put("iss", "ak-1")
                        .put("exp", (int) START.plusSeconds(1800).getEpochSecond())
                        .put("nbf", (int) START.minusSeconds(5).getEpochSecond()));
    }

    @Test
    void the_token_is_signed_with_the_secret_keys_utf8_bytes() throws Exception {
        String[] parts = token().split("\\.", -1);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET_KEY.getBytes(UTF_8), "HmacSHA256"));

        assertThat(Base64.getUrlDecoder().decode(parts[2]))
                .isEqualTo(mac.doFinal((parts[0] + "." + parts[1]).getBytes(UTF_8)));
    }

    @Test
    void the_header_has_one_space() {
        assertThat(token.authorization()).matches("Bearer [\\w-]+\\.[\\w-]+\\.[\\w-]+");
    }

    @ParameterizedTest(name = "after {0} s: the same token {1}")
    @CsvSource({"1, true", "1439, true", "1440, false", "1800, false", "-1, false", "-86400, false"})
    void a_token_is_used_for_four_fifths_of_its_life_and_never_before_it_was_made(long seconds, boolean same) {
        String first = token.authorization();
        clock.move(Duration.ofSeconds(seconds));

        assertThat(token.authorization().equals(first)).isEqualTo(same);
    }

    @Test
    void after_a_rejection_a_new_token_begins_earlier_and_stays_so() {
        String first = token();
        token.renew();
        String second = token();
        clock.move(Duration.ofMinutes(25));
        String third = token();

        assertThat(second).isNotEqualTo(first);
        assertThat(decoded(second).getNotBeforeAsInstant()).isEqualTo(START.minusSeconds(300));
        assertThat(Duration.between(decoded(third).getNotBeforeAsInstant(), clock.instant()))
                .hasSeconds(300);
        assertThat(decoded(third).getExpiresAtAsInstant())
                .isEqualTo(clock.instant().plusSeconds(1800));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"1003, false", "1004, false", "1000, true", "1302, true"})
    void the_adapter_drops_a_token_that_was_rejected(int code, boolean kept) {
        KlingAdapter kling = new KlingAdapter(
                KEYS, new KlingPrices(BigDecimal.ONE, List.of()), assetId -> new byte[0], new ObjectMapper(), clock);
        String first = kling.authorization();
        ProviderAnswer answer = new ProviderAnswer(401, "{\"code\":" + code + ",\"message\":\"token\"}");

        assertThatThrownBy(() -> kling.queried(answer)).isInstanceOf(ProviderException.class);

        assertThat(kling.authorization().equals(first)).isEqualTo(kept);
    }

    @Test
    void an_api_key_is_sent_as_it_is() {
        KlingToken apiKey = new KlingToken(new KlingProperties("", "", "", "key-1", "", 5, 5), clock);
        apiKey.renew();

        assertThat(apiKey.authorization()).isEqualTo("Bearer key-1");
    }

    @Test
    void without_a_key_the_variables_are_named() {
        KlingToken none = new KlingToken(new KlingProperties("", "", "", "", "", 5, 5), clock);

        assertThatThrownBy(none::authorization)
                .isInstanceOfSatisfying(ProviderException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(FailureKind.AUTHENTICATION))
                .hasMessageContainingAll("KLING_ACCESS_KEY", "KLING_SECRET_KEY", "KLING_API_KEY");
    }

    @Test
    void many_callers_at_once_get_one_token() {
        Set<String> tokens = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 1000).parallel().forEach(i -> tokens.add(token.authorization()));

        assertThat(tokens).hasSize(1);
    }

    private String token() {
        return token.authorization().substring("Bearer ".length());
    }

    private static DecodedJWT decoded(String token) {
        return JWT.decode(token);
    }

    private static JsonNode json(String part) throws Exception {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(part));
    }

    /** A clock moved by hand. */
    private static final class HandClock extends Clock {
        private Instant now = START;

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return InstantSource.fixed(now).withZone(zone);
        }
    }
}
