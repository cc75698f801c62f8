package dev.sceneroute.generation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.generation.IncomingCallback.WebhookHeaders;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector is the one Kling publishes on its callback security page. */
class StandardWebhookSignatureTest {
    private static final String SECRET = "whsec_dGVzdHNlY3JldHRlc3RzZWNyZXR0ZXN0c2VjcmV0MTI=";
    private static final String ID = "9876543210";
    private static final String TIMESTAMP = "1781080794";
    private static final String SIGNED = "v1,UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4=";
    private static final byte[] BODY =
            "{\"id\":\"1234567890\",\"status\":\"succeeded\",\"message\":\"\",\"create_time\":1781080778802,\"update_time\":1781080794151}"
                    .getBytes(UTF_8);

    private final StandardWebhookSignature signature = at(0);

    @Test
    void the_published_vector_is_accepted() {
        assertThat(check(signature, ID, TIMESTAMP, SIGNED, BODY)).isEqualTo(SignatureCheck.SIGNED);
    }

    @Test
    void signing_gives_the_published_vector() {
        assertThat(signature.signature(ID, TIMESTAMP, BODY)).isEqualTo(SIGNED);
    }

    @ParameterizedTest(name = "{0} s away: {1}")
    @CsvSource({"300, SIGNED", "-300, SIGNED", "301, STALE", "-301, STALE", "86400, STALE"})
    void a_callback_counts_for_five_minutes_either_way(long seconds, SignatureCheck expected) {
        assertThat(check(at(seconds), ID, TIMESTAMP, SIGNED, BODY)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "v1,AAAA UsKl v1,UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4=",
                "v1,UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4= v1,b2xkIHNlY3JldA==",
                "v1a,ZWQyNTUxOQ== v1,UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4="
            })
    void while_a_secret_is_changed_any_of_several_signatures_will_do(String signatures) {
        assertThat(check(signature, ID, TIMESTAMP, signatures, BODY)).isEqualTo(SignatureCheck.SIGNED);
    }

    @ParameterizedTest(name = "[{0}]")
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "v1,",
                "v1",
                "UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4=",
                "v2,UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4=",
                "v1,UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4",
                "v1,xsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4=",
                "v1,\u0000\uD83D\uDE00"
            })
    void a_missing_or_wrong_signature_is_refused(String signatures) {
        assertThat(check(signature, ID, TIMESTAMP, signatures, BODY))
                .isEqualTo(
                        signatures == null || signatures.isEmpty() ? SignatureCheck.UNSIGNED : SignatureCheck.FORGED);
    }

    @ParameterizedTest(name = "[{0}]")
    @NullSource
    @ValueSource(
            strings = {"", "now", "-1781080794", "1781080794.0", "99999999999999999999", " 1781080794", "1781080794\n"})
    void a_timestamp_that_is_not_unix_seconds_is_refused(String timestamp) {
        assertThat(check(signature, ID, timestamp, SIGNED, BODY))
                .isEqualTo(timestamp == null ? SignatureCheck.UNSIGNED : SignatureCheck.FORGED);
    }

    @ParameterizedTest(name = "[{0}]")
    @NullSource
    @ValueSource(strings = {"", "9876543211"})
    void another_id_is_refused(String id) {
        assertThat(check(signature, id, TIMESTAMP, SIGNED, BODY))
                .isEqualTo(id == null || id.isEmpty() ? SignatureCheck.UNSIGNED : SignatureCheck.FORGED);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"now", "", "-5", "1781080794.0", "99999999999999999999"})
    void a_signed_timestamp_that_is_no_time_is_not_of_now(String timestamp) {
        String signed = signature.signature(ID, timestamp, BODY);

        assertThat(check(signature, ID, timestamp, signed, BODY)).isEqualTo(SignatureCheck.STALE);
    }

    @Test
    void while_a_secret_is_changed_the_old_one_and_the_new_one_are_known() {
        String now = Clock.systemUTC().instant().getEpochSecond() + "";
        StandardWebhookSignature before = new StandardWebhookSignature(SECRET, Clock.systemUTC());
        StandardWebhookSignature after = new StandardWebhookSignature("whsec_b3RoZXI=", Clock.systemUTC());
        StandardWebhookSignature both = new StandardWebhookSignature("whsec_b3RoZXI= " + SECRET, Clock.systemUTC());

        assertThat(check(both, ID, now, before.signature(ID, now, BODY), BODY)).isEqualTo(SignatureCheck.SIGNED);
        assertThat(check(both, ID, now, after.signature(ID, now, BODY), BODY)).isEqualTo(SignatureCheck.SIGNED);
        assertThat(both.signature(ID, now, BODY))
                .as("we sign with the newest")
                .isEqualTo(after.signature(ID, now, BODY));
        assertThat(StandardWebhookSignature.isSecret("whsec_b3RoZXI=," + SECRET))
                .isTrue();
        assertThat(StandardWebhookSignature.isSecret("whsec_b3RoZXI=, " + SECRET + " whsec_"))
                .isFalse();
    }

    @Test
    void a_thousand_signatures_are_not_tried() {
        String many = "v1,AAAA ".repeat(1000) + SIGNED;

        assertThat(check(signature, ID, TIMESTAMP, many, BODY)).isEqualTo(SignatureCheck.FORGED);
    }

    @Test
    void one_changed_byte_of_the_body_is_refused() {
        byte[] changed = BODY.clone();
        changed[changed.length - 1] = '\n';

        assertThat(check(signature, ID, TIMESTAMP, SIGNED, changed)).isEqualTo(SignatureCheck.FORGED);
    }

    @Test
    void bytes_that_are_no_text_are_signed_as_they_are() {
        byte[] bytes = {(byte) 0xFF, 0, (byte) 0xC3};

        assertThat(check(signature, ID, TIMESTAMP, signature.signature(ID, TIMESTAMP, bytes), bytes))
                .isEqualTo(SignatureCheck.SIGNED);
    }

    @Test
    void another_secret_is_refused() {
        StandardWebhookSignature other = new StandardWebhookSignature("whsec_b3RoZXI=", clock(0));

        assertThat(check(other, ID, TIMESTAMP, SIGNED, BODY)).isEqualTo(SignatureCheck.FORGED);
    }

    @Test
    void without_a_secret_nothing_is_required() {
        StandardWebhookSignature none = new StandardWebhookSignature("", clock(0));

        assertThat(none.required()).isFalse();
        assertThat(check(none, null, null, null, BODY)).isEqualTo(SignatureCheck.NOT_REQUIRED);
        assertThat(signature.required()).isTrue();
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"c2VjcmV0", "whsec_", "whsec_***", "WHSEC_c2VjcmV0"})
    void a_secret_of_another_form_is_refused_without_being_repeated(String secret) {
        assertThat(StandardWebhookSignature.isSecret(secret)).isFalse();
        assertThatThrownBy(() -> new StandardWebhookSignature(secret, clock(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("webhook secret")
                .hasMessageNotContaining("c2VjcmV0")
                .hasMessageNotContaining("***");
    }

    private static SignatureCheck check(
            StandardWebhookSignature signature,
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signatures,
            byte[] body) {
        return signature.check(new WebhookHeaders(id, timestamp, signatures), body);
    }

    private static StandardWebhookSignature at(long secondsLater) {
        return new StandardWebhookSignature(SECRET, clock(secondsLater));
    }

    private static Clock clock(long secondsLater) {
        return Clock.fixed(Instant.ofEpochSecond(Long.parseLong(TIMESTAMP) + secondsLater), ZoneOffset.UTC);
    }
}
