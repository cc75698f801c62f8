package dev.sceneroute.generation;

import dev.sceneroute.generation.IncomingCallback.WebhookHeaders;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a callback as it came: a signature covers the bytes, not the text they mean. */
@Component
public class RawBody {
    private static final byte[] NOTHING = {};
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private final int largest;

    RawBody(CallbackSettings settings) {
        this.largest = Math.toIntExact(settings.largest().toBytes());
    }

    /**
     * Takes a callback. The edge has read no more of it than a report can be, and nothing where the sender said that it
     * is more.
     */
    public IncomingCallback read(Message message) {
        if (!"POST".equals(text(message, Exchange.HTTP_METHOD))) {
            return callback(message, NOTHING, 0, CallbackVerdict.WRONG_METHOD);
        }
        long told = told(message);
        if (told > largest) {
            return callback(message, NOTHING, told, CallbackVerdict.TOO_LARGE);
        }
        byte[] bytes = message.getBody(byte[].class);
        return whole(message, bytes == null ? NOTHING : bytes, told);
    }

    private IncomingCallback whole(Message message, byte[] bytes, long told) {
        if (bytes.length > largest) {
            return callback(message, NOTHING, bytes.length, CallbackVerdict.TOO_LARGE);
        }
        return callback(message, bytes, bytes.length, bytes.length < told ? CallbackVerdict.CUT_OFF : null);
    }

    private static IncomingCallback callback(
            Message message, byte[] body, long size, @Nullable CallbackVerdict refusal) {
        String token = text(message, "token");
        WebhookHeaders headers = new WebhookHeaders(
                text(message, "webhook-id"), text(message, "webhook-timestamp"), text(message, "webhook-signature"));
        return new IncomingCallback(token == null ? "" : token, headers, body, size, refusal);
    }

    private static long told(Message message) {
        String length = text(message, Exchange.CONTENT_LENGTH);
        return length != null && LENGTH.matcher(length).matches() ? Long.parseLong(length) : -1;
    }

    /** A header that came several times is none. */
    private static @Nullable String text(Message message, String name) {
        Object value = message.getHeader(name);
        return value == null || value instanceof Iterable ? null : value.toString();
    }
}
