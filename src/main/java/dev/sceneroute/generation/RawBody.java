package dev.sceneroute.generation;

import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** Reads a callback's body as it came: a signature covers the bytes, not the text they mean. */
@Component
public class RawBody {
    private static final int LARGEST = 1024 * 1024;

    /**
     * Reads all of a body.
     *
     * @throws ProviderException {@link FailureKind#INVALID_REQUEST} if it is larger than any report can be
     * @throws IOException if the sender broke off
     */
    public byte[] read(@Body InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new ProviderException(
                    FailureKind.INVALID_REQUEST, "it is larger than " + LARGEST + " bytes", null, null);
        }
        return bytes;
    }
}
