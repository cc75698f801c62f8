package dev.sceneroute.generation;

import dev.sceneroute.generation.IncomingCallback.WebhookHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads a callback as it came: a signature covers the bytes, not the text they mean. */
@Component
public class RawBody {
    private static final Logger LOG = LoggerFactory.getLogger(RawBody.class);
    private static final byte[] NOTHING = {};
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private final int largest;

    RawBody(CallbackSettings settings) {
        this.largest = Math.toIntExact(settings.largest().toBytes());
    }

    /**
     * Reads a callback, and no more of it than a report can be. Where the sender says that it is more, nothing is read.
     */
    public IncomingCallback read(Message message) {
        if (!"POST".equals(text(message, Exchange.HTTP_METHOD))) {
            return callback(message, NOTHING, 0, CallbackVerdict.WRONG_METHOD);
        }
        long told = told(message);
        if (told > largest) {
            return callback(message, NOTHING, told, CallbackVerdict.TOO_LARGE);
        }
        try {
            InputStream body = message.getBody(InputStream.class);
            return whole(message, body == null ? NOTHING : body.readNBytes(largest + 1));
        } catch (IOException brokenOff) {
            LOG.debug("A callback's sender broke off", brokenOff);
            return callback(message, NOTHING, Math.max(told, 0), CallbackVerdict.CUT_OFF);
        }
    }

    private IncomingCallback whole(Message message, byte[] bytes) {
        return bytes.length > largest
                ? callback(message, NOTHING, bytes.length, CallbackVerdict.TOO_LARGE)
                : callback(message, bytes, bytes.length, null);
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
