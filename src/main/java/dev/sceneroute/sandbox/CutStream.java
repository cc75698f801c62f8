package dev.sceneroute.sandbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that breaks after so many bytes, which makes the server cut the connection. */
public final class CutStream extends FilterInputStream {
    private long left;

    /**
     * Cuts a stream.
     *
     * @param whole where the bytes come from
     * @param bytes how many of them are given
     */
    public CutStream(InputStream whole, long bytes) {
        super(whole);
        this.left = bytes;
    }

    /** Not an accident, so its stack is of no interest to the log. */
    static final class CutOnPurpose extends IOException {
        private static final long serialVersionUID = 1L;

        private CutOnPurpose() {
            super("cut on purpose: a fault of the sandbox");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left <= 0) {
            throw new CutOnPurpose();
        }
        int read = super.read(buffer, offset, (int) Math.min(length, left));
        left -= Math.max(read, 0);
        return read;
    }
}
