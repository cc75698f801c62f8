package dev.sceneroute.api;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.unit.DataSize;

/** A request whose body has been read already and is not too large. */
final class BoundedBody extends HttpServletRequestWrapper {
    private final byte[] bytes;

    private BoundedBody(HttpServletRequest request, byte[] bytes) {
        super(request);
        this.bytes = bytes;
    }

    /**
     * Reads a request's body, and no more of it than is allowed.
     *
     * @throws RefusedException if the body is larger: before anything is read where the request tells its length
     */
    static BoundedBody read(HttpServletRequest request, DataSize largest) throws IOException {
        return new BoundedBody(request, bytes(request, largest));
    }

    /** The bytes of a body; see {@link #read}. */
    static byte[] bytes(HttpServletRequest request, DataSize largest) throws IOException {
        int limit = Math.toIntExact(largest.toBytes());
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(largest);
        }
        byte[] bytes = request.getInputStream().readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw tooLarge(largest);
        }
        return bytes;
    }

    /**
     * Streams a body to a file of its own, which whoever asked removes.
     *
     * @throws RefusedException if the body is larger; then there is no file
     */
    static Path file(HttpServletRequest request, DataSize largest) throws IOException {
        if (request.getContentLengthLong() > largest.toBytes()) {
            throw tooLarge(largest);
        }
        Path file = Files.createTempFile("body", ".bin");
        try (OutputStream out = Files.newOutputStream(file)) {
            InputStream body = request.getInputStream();
            byte[] some = new byte[64 * 1024];
            long sum = 0;
            for (int read = body.read(some); read >= 0; read = body.read(some)) {
                sum += read;
                if (sum > largest.toBytes()) {
                    throw tooLarge(largest);
                }
                out.write(some, 0, read);
            }
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static RefusedException tooLarge(DataSize largest) {
        return new RefusedException(
                ProblemKind.TOO_LARGE, "The body is larger than the " + largest.toMegabytes() + " MB taken here");
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    @Override
    public int getContentLength() {
        return bytes.length;
    }

    @Override
    public long getContentLengthLong() {
        return bytes.length;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Bytes(new ByteArrayInputStream(bytes));
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    /** Bytes that are all here: never waited for. */
    static final class Bytes extends ServletInputStream {
        private final ByteArrayInputStream rest;

        Bytes(ByteArrayInputStream rest) {
            this.rest = rest;
        }

        @Override
        public int read() {
            return rest.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return rest.read(target, offset, length);
        }

        @Override
        public int available() {
            return rest.available();
        }

        @Override
        public boolean isFinished() {
            return rest.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The body is here already: read it");
        }
    }
}
