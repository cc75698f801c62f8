package dev.sceneroute.sandbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that refuses to give more than so many bytes. */
public final class BoundedStream extends FilterInputStream {
    private long left;

    /**
     * Bounds a stream.
     *
     * @param source where the bytes come from
     * @param most how many of them are given before {@link TooLarge} is thrown
     */
    public BoundedStream(InputStream source, long most) {
        super(source);
        this.left = most;
    }

    /** There was more. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        private TooLarge() {
            super("the request body is too large");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        left -= Math.max(read, 0);
        if (left < 0) {
            throw new TooLarge();
        }
        return read;
    }
}
