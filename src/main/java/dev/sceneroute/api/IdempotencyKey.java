package dev.sceneroute.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client marks a request with that it may send again (IETF draft, The Idempotency-Key HTTP Header Field, 07).
 *
 * @param value 1 to 255 visible ASCII characters
 */
record IdempotencyKey(String value) {
    /** The header of the request. */
    static final String HEADER = "Idempotency-Key";

    /** The header of an answer that was given before. */
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern VISIBLE = Pattern.compile("[\\x20-\\x7e]{1,255}");

    /**
     * Reads the header.
     *
     * @param header its value, or a list of values if it was sent more than once
     * @return nothing if there is no such header
     * @throws RefusedException if it cannot be a key
     */
    static @Nullable IdempotencyKey of(@Nullable Object header) {
        if (header == null) {
            return null;
        }
        if (!(header instanceof String value)
                || value.isBlank()
                || !VISIBLE.matcher(value).matches()) {
            throw new RefusedException(
                    ProblemKind.INVALID_IDEMPOTENCY_KEY,
                    "The Idempotency-Key must be one header of 1 to 255 visible ASCII characters");
        }
        return new IdempotencyKey(value.strip());
    }
}
