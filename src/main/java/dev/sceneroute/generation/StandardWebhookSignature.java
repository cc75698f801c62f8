package dev.sceneroute.generation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks the signature of a callback, as the Standard Webhooks convention has it and Kling documents it (callback
 * security page, with a public test vector; read 2026-09-20).
 *
 * <p>The key is the base64 text behind {@code whsec_}; the HMAC-SHA256 covers {@code id.timestamp.body} over the raw
 * bytes, so it must be checked before the body is parsed. The signature header may hold several signatures, separated
 * by a space: while a secret is being changed the sender signs with the old and the new one.
 */
public final class StandardWebhookSignature {

    /** How far the sender's clock may be from ours, either way. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String PREFIX = "whsec_";
    private static final Pattern UNIX_SECONDS = Pattern.compile("\\d{1,12}");

    private final byte[] key;
    private final Clock clock;

    /**
     * Takes the secret.
     *
     * @param secret {@code whsec_} and base64; empty where the sender signs nothing, then every callback is accepted
     * @param clock what now is
     * @throws IllegalArgumentException if it is not of that form; the message does not repeat it
     */
    public StandardWebhookSignature(String secret, Clock clock) {
        this.key = secret.isEmpty() ? new byte[0] : key(secret);
        this.clock = clock;
    }

    /** Whether a text can be a secret. */
    public static boolean isSecret(String text) {
        try {
            return key(text).length > 0;
        } catch (IllegalArgumentException notASecret) {
            return false;
        }
    }

    /** Whether callbacks are checked at all. */
    public boolean required() {
        return key.length > 0;
    }

    /**
     * Whether the sender holds the secret and sent this now.
     *
     * @param id the {@code webhook-id} header
     * @param timestamp the {@code webhook-timestamp} header, Unix seconds
     * @param signatures the {@code webhook-signature} header, such as {@code v1,abc= v1,def=}
     * @param body the raw bytes
     */
    public boolean accepts(@Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body) {
        if (!required()) {
            return true;
        }
        if (id == null || id.isEmpty() || timestamp == null || signatures == null || !isNow(timestamp)) {
            return false;
        }
        byte[] expected = signature(id, timestamp, body).getBytes(StandardCharsets.UTF_8);
        boolean matched = false;
        for (String given : signatures.split(" ", -1)) {
            matched |= MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
        }
        return matched;
    }

    /**
     * Signs, as the sender does.
     *
     * @return such as {@code v1,UsKl…}
     * @throws IllegalStateException without a secret
     */
    public String signature(String id, String timestamp, byte[] body) {
        if (!required()) {
            throw new IllegalStateException("there is no webhook secret to sign with");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no HmacSHA256", missing);
        }
    }

    private boolean isNow(String timestamp) {
        return UNIX_SECONDS.matcher(timestamp).matches()
                && Math.abs(Long.parseLong(timestamp) - clock.instant().getEpochSecond()) <= TOLERANCE.toSeconds();
    }

    private static byte[] key(String secret) {
        if (!secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a webhook secret begins with " + PREFIX);
        }
        byte[] bytes = decoded(secret.substring(PREFIX.length()));
        if (bytes.length == 0) {
            throw new IllegalArgumentException("a webhook secret has base64 text behind " + PREFIX);
        }
        return bytes;
    }

    /** Without the decoder's own message: it would repeat a character of the secret. */
    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
