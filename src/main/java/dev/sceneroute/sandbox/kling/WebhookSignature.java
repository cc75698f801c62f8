package dev.sceneroute.sandbox.kling;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs callbacks the Standard Webhooks way (callback protocol, read 2026-09-20). */
final class WebhookSignature {
    private static final String PREFIX = "whsec_";

    private final SecretKeySpec key;

    /**
     * Takes the secret.
     *
     * @param secret base64, with or without {@code whsec_} before it
     * @throws IllegalArgumentException if it is not
     */
    WebhookSignature(String secret) {
        String base64 = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
        this.key = new SecretKeySpec(Base64.getDecoder().decode(base64), "HmacSHA256");
    }

    /** The value of the {@code webhook-signature} header. */
    String of(String id, long unixSeconds, byte[] body) {
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
