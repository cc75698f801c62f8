package dev.sceneroute.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Reads the bits of an H.264 parameter set (ISO/IEC 14496-10:2022, 7.2 and 9.1). */
final class BitReader {

    private static final int LONGEST_PREFIX = 31;

    private final byte[] bytes;
    private int position;

    /** Takes the bytes that are there to keep start codes from appearing out of the data first. */
    BitReader(ByteBuffer unit) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        int zeros = 0;
        for (int i = 0; i < unit.limit(); i++) {
            byte value = unit.get(i);
            if (zeros >= 2 && value == 3) {
                zeros = 0;
                continue;
            }
            zeros = value == 0 ? zeros + 1 : 0;
            plain.write(value);
        }
        this.bytes = plain.toByteArray();
    }

    boolean flag() {
        return bits(1) == 1;
    }

    /** An unsigned number of so many bits, at most 31. */
    int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            int bit = bytes[position >> 3] >> (7 - (position & 7));
            value = (value << 1) | (bit & 1);
            position++;
        }
        return value;
    }

    void skip(int count) {
        position += count;
    }

    /** An unsigned Exp-Golomb number. */
    int unsigned() {
        int zeros = 0;
        while (!flag()) {
            zeros++;
            if (zeros > LONGEST_PREFIX - 1) {
                throw Mp4Box.damaged("a number in its H.264 parameters is too long");
            }
        }
        return (1 << zeros) - 1 + bits(zeros);
    }

    /** A signed Exp-Golomb number. */
    int signed() {
        int value = unsigned();
        return (value & 1) == 1 ? (value + 1) / 2 : -(value / 2);
    }
}
