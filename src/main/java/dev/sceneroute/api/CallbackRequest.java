package dev.sceneroute.api;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;

/**
 * A callback's request with no more of its body than a callback may have: Camel's HTTP component reads a body to its
 * end before the route begins. It also takes a form apart, so the body is said to be mere bytes.
 */
final class CallbackRequest extends HttpServletRequestWrapper {
    private static final byte[] NOTHING = {};

    private final byte[] bytes;

    private CallbackRequest(HttpServletRequest request, byte[] bytes) {
        super(request);
        this.bytes = bytes;
    }

    /**
     * Reads one byte more than is allowed at most, and nothing where the sender says that it is more. The route tells by
     * the bytes and the {@code Content-Length} what has happened.
     *
     * @throws IOException if the sender breaks off
     */
    static CallbackRequest read(HttpServletRequest request, DataSize largest) throws IOException {
        boolean tooLarge = request.getContentLengthLong() > largest.toBytes();
        return new CallbackRequest(request, tooLarge ? NOTHING : bytes(request, Math.toIntExact(largest.toBytes())));
    }

    private static byte[] bytes(HttpServletRequest request, int largest) throws IOException {
        return request.getInputStream().readNBytes(largest + 1);
    }

    @Override
    public ServletInputStream getInputStream() {
        return new BoundedBody.Bytes(new ByteArrayInputStream(bytes));
    }

    @Override
    public String getContentType() {
        return MediaType.APPLICATION_OCTET_STREAM_VALUE;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isType(name) ? getContentType() : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isType(name) ? Collections.enumeration(List.of(getContentType())) : super.getHeaders(name);
    }

    private static boolean isType(String name) {
        return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name);
    }
}
