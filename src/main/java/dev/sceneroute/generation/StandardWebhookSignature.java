package dev.sceneroute.generation;

import dev.sceneroute.generation.IncomingCallback.WebhookHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks the signature of a callback, as the Standard Webhooks convention has it and Kling documents it (callback
 * security page, with a public test vector; read 2026-09-20).
 *
 * <p>The key is the base64 text behind {@code whsec_}; the HMAC-SHA256 covers {@code id.timestamp.body} over the raw
 * bytes, so it must be checked before the body is parsed. The signature header may hold several signatures, separated
 * by a space: while a secret is being changed the sender signs with the old and the new one (Kling: for 7 days), and we
 * may know both, too.
 */
public final class StandardWebhookSignature {

    /** How far the sender's clock may be from ours, either way. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String PREFIX = "whsec_";
    private static final int LONGEST = 4096;
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");
    private static final Pattern UNIX_SECONDS = Pattern.compile("\\d{1,12}");

    private final List<byte[]> keys;
    private final Clock clock;

    /**
     * Takes the secrets.
     *
     * @param secrets {@code whsec_} and base64, several separated by a space or a comma, the newest first; empty where
     *     the sender signs nothing
     * @param clock what now is
     * @throws IllegalArgumentException if one is not of that form; the message does not repeat it
     */
    public StandardWebhookSignature(String secrets, Clock clock) {
        this.keys = keys(secrets);
        this.clock = clock;
    }

    /** Whether a text can be one secret, or several. */
    public static boolean isSecret(String text) {
        try {
            return !keys(text).isEmpty();
        } catch (IllegalArgumentException notASecret) {
            return false;
        }
    }

    /** Whether callbacks are checked at all. */
    public boolean required() {
        return !keys.isEmpty();
    }

    /**
     * Whether the sender holds a secret of ours and sent this now. How long the comparison takes tells nothing of a
     * secret.
     *
     * @param headers with the id and time of the message, and signatures such as {@code v1,abc= v1,def=}
     * @param body the raw bytes
     */
    public SignatureCheck check(WebhookHeaders headers, byte[] body) {
        String id = headers.id();
        String timestamp = headers.timestamp();
        String signatures = headers.signatures();
        if (!required()) {
            return SignatureCheck.NOT_REQUIRED;
        }
        if (id == null || id.isEmpty() || timestamp == null || signatures == null || signatures.isEmpty()) {
            return SignatureCheck.UNSIGNED;
        }
        if (signatures.length() > LONGEST || !isSigned(id, timestamp, signatures, body)) {
            return SignatureCheck.FORGED;
        }
        return isNow(timestamp) ? SignatureCheck.SIGNED : SignatureCheck.STALE;
    }

    /**
     * Signs with the newest secret, as the sender does.
     *
     * @return such as {@code v1,UsKl…}
     * @throws IllegalStateException without a secret
     */
    public String signature(String id, String timestamp, byte[] body) {
        if (!required()) {
            throw new IllegalStateException("there is no webhook secret to sign with");
        }
        return signature(keys.get(0), id, timestamp, body);
    }

    private boolean isSigned(String id, String timestamp, String signatures, byte[] body) {
        boolean matched = false;
        for (byte[] key : keys) {
            byte[] expected = signature(key, id, timestamp, body).getBytes(StandardCharsets.UTF_8);
            for (String given : signatures.split(" ", -1)) {
                matched |= MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
            }
        }
        return matched;
    }

    private static String signature(byte[] key, String id, String timestamp, byte[] body) {
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

    private static List<byte[]> keys(String secrets) {
        return SEPARATOR
                .splitAsStream(secrets)
                .filter(secret -> !secret.isEmpty())
                .map(StandardWebhookSignature::key)
                .toList();
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
