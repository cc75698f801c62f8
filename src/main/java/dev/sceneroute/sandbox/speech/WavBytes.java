package dev.sceneroute.sandbox.speech;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Samples of 16 bits and one channel as a WAV file. */
final class WavBytes {
    /** What a server tells that begins to send before it knows how long it will speak. */
    static final int UNKNOWN = -1;

    private static final int HEADER = 44;

    private WavBytes() {}

    /**
     * Makes the file.
     *
     * @param told bytes of samples as the header tells them, or {@link #UNKNOWN}
     */
    static byte[] of(byte[] samples, int rate, int told) {
        return ByteBuffer.allocate(HEADER + samples.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(US_ASCII))
                .putInt(told == UNKNOWN ? UNKNOWN : HEADER - 8 + told)
                .put("WAVEfmt ".getBytes(US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(rate)
                .putInt(2 * rate)
                .putShort((short) 2)
                .putShort((short) 16)
                .put("data".getBytes(US_ASCII))
                .putInt(told)
                .put(samples)
                .array();
    }
}
