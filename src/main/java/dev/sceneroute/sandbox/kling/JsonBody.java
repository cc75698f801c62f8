package dev.sceneroute.sandbox.kling;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.sandbox.BoundedStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;

/** The body of a request as a JSON tree. */
final class JsonBody {
    private JsonBody() {}

    /**
     * Reads the body, but not more than so many bytes.
     *
     * @return the tree; a missing node for an empty body
     * @throws IOException if it is larger, no JSON, or cannot be read
     */
    static JsonNode read(Exchange exchange, long most) throws IOException {
        InputStream body = exchange.getMessage().getBody(InputStream.class);
        try (InputStream bounded = new BoundedStream(body == null ? InputStream.nullInputStream() : body, most)) {
            return KlingJson.MAPPER.readTree(bounded);
        }
    }
}
