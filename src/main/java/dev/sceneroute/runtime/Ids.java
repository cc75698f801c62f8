package dev.sceneroute.runtime;

import com.github.f4b6a3.ulid.UlidCreator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** Makes ids: a word that says what it is, then a ULID in lower case, so that ids sort by age and are safe in URLs. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /**
     * A new id.
     *
     * @param kind such as {@code job}
     * @return such as {@code job_01k9q3…}
     */
    public static String next(String kind) {
        return kind + "_" + UlidCreator.getMonotonicUlid().toString().toLowerCase(Locale.ROOT);
    }

    /** A token of 192 random bits, safe in URLs, that nobody can guess. */
    public static String token() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
