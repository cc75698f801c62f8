package dev.sceneroute.generation;

import org.jspecify.annotations.Nullable;

/** A callback as it came in. Nobody changes its bytes. */
public final class IncomingCallback {
    private final String token;
    private final WebhookHeaders headers;
    private final byte[] body;
    private final long size;
    private final @Nullable CallbackVerdict refusal;

    /**
     * Puts it together.
     *
     * @param token the unguessable part of the address it came to
     * @param headers the headers of the Standard Webhooks convention
     * @param body the raw bytes; none if they were too many
     * @param size bytes of the body, as far as told or read
     * @param refusal why it is not even looked at, if so
     */
    public IncomingCallback(
            String token, WebhookHeaders headers, byte[] body, long size, @Nullable CallbackVerdict refusal) {
        this.token = token;
        this.headers = headers;
        this.body = body;
        this.size = size;
        this.refusal = refusal;
    }

    /** The unguessable part of the address it came to. */
    public String token() {
        return token;
    }

    /** The headers of the Standard Webhooks convention. */
    public WebhookHeaders headers() {
        return headers;
    }

    /** The raw bytes; none if they were too many. */
    public byte[] body() {
        return body;
    }

    /** Bytes of the body, as far as told or read. */
    public long size() {
        return size;
    }

    /** Why it is not even looked at, if so. */
    public @Nullable CallbackVerdict refusal() {
        return refusal;
    }

    /**
     * What the Standard Webhooks convention sends along.
     *
     * @param id of the message, the same when it is delivered again
     * @param timestamp Unix seconds of the delivery
     * @param signatures one or several, separated by a space
     */
    public record WebhookHeaders(
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signatures) {}
}
