package dev.sceneroute.generation.kling;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.ProviderException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Proves to Kling who we are: by a signed token that lives half an hour and is renewed in time, or by the API key.
 *
 * <p>The token is what Kling's authentication page describes (read 2026-09-20): HS256 over the secret key's UTF-8
 * bytes, with {@code iss}, {@code exp} and {@code nbf} and nothing else.
 */
final class KlingToken {
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final Duration RENEWED_AFTER = LIFE.multipliedBy(8).dividedBy(10);
    private static final Duration BACKDATED = Duration.ofSeconds(5);

    /** After a rejection our clock is taken to be ahead of Kling's, by less than this. */
    private static final Duration BACKDATED_AFTER_REJECTION = Duration.ofMinutes(5);

    private final KlingProperties properties;
    private final Clock clock;
    private Duration backdated = BACKDATED;
    private @Nullable Signed current;

    private record Signed(String token, Instant at) {}

    KlingToken(KlingProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /** The value of the {@code Authorization} header for a call made now. */
    String authorization() {
        return switch (properties.authorizationMode()) {
            case JWT -> "Bearer " + token();
            case API_KEY -> "Bearer " + properties.apiKey();
            case NONE ->
                throw new ProviderException(
                        FailureKind.AUTHENTICATION,
                        "Kling has no key: set KLING_ACCESS_KEY and KLING_SECRET_KEY, or KLING_API_KEY",
                        null,
                        null);
        };
    }

    /** Drops a token that was rejected as not yet or no longer valid (1003, 1004); the next one begins earlier. */
    synchronized void renew() {
        current = null;
        backdated = BACKDATED_AFTER_REJECTION;
    }

    private synchronized String token() {
        Instant now = clock.instant();
        if (current == null || !isFresh(current, now)) {
            current = new Signed(sign(now), now);
        }
        return current.token();
    }

    /** A clock that was set back makes a token as useless as one that grew old. */
    private static boolean isFresh(Signed signed, Instant now) {
        return !now.isBefore(signed.at()) && now.isBefore(signed.at().plus(RENEWED_AFTER));
    }

    private String sign(Instant now) {
        return JWT.create()
                .withIssuer(properties.accessKey())
                .withExpiresAt(now.plus(LIFE))
                .withNotBefore(now.minus(backdated))
                .sign(Algorithm.HMAC256(properties.secretKey()));
    }
}
