package dev.sceneroute.sandbox.kling;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs callbacks the Standard Webhooks way (callback protocol, read 2026-09-20). */
final class WebhookSignature {
    private static final String PREFIX = "whsec_";

    private final List<SecretKeySpec> keys;

    /**
     * Takes the secret, or several while it is being changed.
     *
     * @param secrets base64, with or without {@code whsec_} before it, separated by a space or a comma
     * @throws IllegalArgumentException if one is not
     */
    WebhookSignature(String secrets) {
        this.keys = Arrays.stream(secrets.strip().split("[\\s,]+", -1))
                .map(WebhookSignature::key)
                .toList();
    }

    /** The value of the {@code webhook-signature} header: one signature for each secret. */
    String of(String id, long unixSeconds, byte[] body) {
        return keys.stream().map(key -> of(key, id, unixSeconds, body)).collect(Collectors.joining(" "));
    }

    private static SecretKeySpec key(String secret) {
        String base64 = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
        return new SecretKeySpec(Base64.getDecoder().decode(base64), "HmacSHA256");
    }

    private static String of(SecretKeySpec key, String id, long unixSeconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((id + "." + unixSeconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
