package dev.sceneroute.generation;

/** Where the bytes of an order's images come from when the request is sent. */
@FunctionalInterface
public interface ImageBytes {

    /**
     * Reads a stored image.
     *
     * @param assetId the stored image
     * @return all its bytes
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    byte[] read(String assetId);
}
