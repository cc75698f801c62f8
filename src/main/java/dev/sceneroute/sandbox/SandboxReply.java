package dev.sceneroute.sandbox;

import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What a simulated service answers, and how it becomes the exchange's answer. Nothing of the request is echoed.
 *
 * @param status HTTP status
 * @param contentType with its charset, if it has one
 * @param body bytes or a stream
 * @param length bytes in the body as the header tells them
 * @param headers further headers
 */
public record SandboxReply(int status, String contentType, Object body, long length, Map<String, String> headers) {

    /** The header every answer carries, so that nobody takes the sandbox for the real thing. */
    public static final String MARK = "X-Sceneroute-Sandbox";

    /** An answer that is there as a whole. */
    public static SandboxReply of(int status, String contentType, byte[] body) {
        return new SandboxReply(status, contentType, body, body.length, Map.of());
    }

    /** An answer that streams. */
    public static SandboxReply stream(int status, String contentType, InputStream body, long length) {
        return new SandboxReply(status, contentType, body, length, Map.of());
    }

    /** The same answer with one header more. */
    public SandboxReply with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new SandboxReply(status, contentType, body, length, more);
    }

    /**
     * Makes this the answer of an exchange.
     *
     * @param exchange whose request headers are dropped
     * @param service the simulated service's name, for the mark
     */
    public void writeTo(Exchange exchange, String service) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        headers.forEach(message::setHeader);
        message.setHeader(MARK, service);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, contentType);
        message.setHeader("Content-Length", length);
        message.setBody(body);
    }
}
