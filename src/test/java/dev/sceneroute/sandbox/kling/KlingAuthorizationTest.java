package dev.sceneroute.sandbox.kling;

import static dev.sceneroute.sandbox.kling.TheSandbox.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KlingAuthorizationTest {
    private static final String SECRET = "sandbox-secret-key-that-opens-nothing-else";

    @Test
    void a_token_signed_with_the_secret_key_lets_in() {
        refuses("Bearer " + SandboxClient.token(), 200, 0);
    }

    @Test
    void the_api_key_lets_in() {
        refuses("Bearer sandbox-api-key", 200, 0);
    }

    @Test
    void a_missing_header_is_1001() {
        refuses(null, 401, 1001);
    }

    @Test
    void a_malformed_header_is_1002() {
        refuses(SandboxClient.token(), 401, 1002);
        refuses("Bearer  " + SandboxClient.token(), 401, 1002);
        refuses("bearer " + SandboxClient.token(), 401, 1002);
        refuses("Bearer not.a.token", 401, 1002);
        refuses("Bearer some-other-api-key", 401, 1002);
    }

    @Test
    void another_algorithm_is_1002_even_none() {
        String none = encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "."
                + encode("{\"iss\":\"sandbox-access-key\",\"nbf\":1,\"exp\":9999999999}") + ".";
        refuses("Bearer " + none, 401, 1002);
        refuses("Bearer " + token(0, 1800).sign(Algorithm.HMAC512(SECRET)), 401, 1002);
    }

    @Test
    void a_wrong_signature_or_an_unknown_access_key_is_1000() {
        refuses("Bearer " + token(-5, 1800).sign(Algorithm.HMAC256("another secret")), 401, 1000);
        refuses("Bearer " + token(-5, 1800).withIssuer("somebody").sign(Algorithm.HMAC256(SECRET)), 401, 1000);
    }

    @Test
    void a_secret_key_that_was_base64_decoded_before_signing_is_1000() {
        byte[] decoded = Base64.getMimeDecoder().decode(SECRET.replace('-', 'A'));
        refuses("Bearer " + token(-5, 1800).sign(Algorithm.HMAC256(decoded)), 401, 1000);
    }

    @Test
    void a_token_from_the_future_is_1003_and_an_expired_one_1004() {
        refuses("Bearer " + token(60, 1800).sign(Algorithm.HMAC256(SECRET)), 401, 1003);
        refuses("Bearer " + token(-3600, -1).sign(Algorithm.HMAC256(SECRET)), 401, 1004);
    }

    @Test
    void creates_and_costs_are_guarded_like_queries() {
        assertThat(CLIENT.send(CLIENT.request("/v1/videos/omni-video").POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .code())
                .isEqualTo(1001);
        assertThat(CLIENT.send(CLIENT.request("/account/costs?start_time=0&end_time=1")
                                .GET())
                        .code())
                .isEqualTo(1001);
    }

    private static JWTCreator.Builder token(int notBefore, int expires) {
        Instant now = Instant.now();
        return JWT.create()
                .withIssuer("sandbox-access-key")
                .withNotBefore(now.plusSeconds(notBefore))
                .withExpiresAt(now.plusSeconds(expires));
    }

    private static void refuses(@Nullable String authorization, int status, int code) {
        HttpRequest.Builder request = CLIENT.request("/v1/videos/omni-video").GET();
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        SandboxClient.Answer answer = CLIENT.send(request);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("request_id").asText()).isNotBlank();
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
