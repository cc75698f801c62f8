package dev.sceneroute.generation.kling;

import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.ProviderException;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The webhook's door: only callbacks that Kling has signed come in, where a webhook secret is configured. */
@Component
public class KlingCallbackCheck {
    private final KlingAdapter kling;

    KlingCallbackCheck(KlingAdapter kling) {
        this.kling = kling;
    }

    /**
     * Checks the signature over the raw bytes, before anything is parsed.
     *
     * @throws ProviderException {@link FailureKind#AUTHENTICATION} if it is missing or wrong
     */
    public byte[] check(
            @Header("webhook-id") @Nullable String id,
            @Header("webhook-timestamp") @Nullable String timestamp,
            @Header("webhook-signature") @Nullable String signatures,
            @Body byte[] body) {
        if (!kling.isSigned(id, timestamp, signatures, body)) {
            throw new ProviderException(
                    FailureKind.AUTHENTICATION, "it is not signed with our webhook secret", null, null);
        }
        return body;
    }
}
