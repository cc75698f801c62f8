package dev.sceneroute.sandbox.kling;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTDecodeException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Checks the Authorization header: {@code Bearer}, one space, then an HS256 token over the secret key ({@code iss} the
 * access key, {@code nbf} and {@code exp} around now) or the plain API key that Kling issues since 2026-06-17.
 */
final class KlingAuthorization {
    private static final String BEARER = "Bearer ";

    private final String accessKey;
    private final String apiKey;
    private final Algorithm algorithm;
    private final Clock clock;

    KlingAuthorization(KlingSandboxProperties properties, Clock clock) {
        this.accessKey = properties.accessKey();
        this.apiKey = properties.apiKey();
        this.algorithm = Algorithm.HMAC256(properties.secretKey());
        this.clock = clock;
    }

    /**
     * Lets a request in.
     *
     * @throws KlingRefusal 1001 without a header, 1002 for a malformed one, 1000 for a wrong signature or key, 1003
     *     before {@code nbf}, 1004 from {@code exp} on
     */
    void check(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw KlingError.AUTHORIZATION_EMPTY.refusal();
        }
        if (!header.startsWith(BEARER)) {
            throw KlingError.AUTHORIZATION_INVALID.refusal();
        }
        String token = header.substring(BEARER.length());
        if (!same(token, apiKey)) {
            checkToken(token);
        }
    }

    private void checkToken(String token) {
        DecodedJWT jwt = decode(token);
        if (!"HS256".equals(jwt.getAlgorithm())) {
            throw KlingError.AUTHORIZATION_INVALID.refusal("the token's alg must be HS256");
        }
        try {
            algorithm.verify(jwt);
        } catch (SignatureVerificationException e) {
            throw KlingError.AUTHENTICATION_FAILED.refusal();
        }
        if (!accessKey.equals(jwt.getIssuer())) {
            throw KlingError.AUTHENTICATION_FAILED.refusal("the token's iss is not a known access key");
        }
        checkTimes(jwt);
    }

    private void checkTimes(DecodedJWT jwt) {
        Instant from = jwt.getNotBeforeAsInstant();
        Instant until = jwt.getExpiresAtAsInstant();
        if (from == null || until == null) {
            throw KlingError.AUTHORIZATION_INVALID.refusal("the token must have nbf and exp");
        }
        Instant now = clock.instant();
        if (now.isBefore(from)) {
            throw KlingError.TOKEN_NOT_YET_VALID.refusal();
        }
        if (!now.isBefore(until)) {
            throw KlingError.TOKEN_EXPIRED.refusal();
        }
    }

    private static DecodedJWT decode(String token) {
        try {
            return JWT.decode(token);
        } catch (JWTDecodeException e) {
            throw KlingError.AUTHORIZATION_INVALID.refusal();
        }
    }

    private static boolean same(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
