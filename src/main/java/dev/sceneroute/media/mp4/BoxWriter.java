package dev.sceneroute.media.mp4;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** Boxes in memory, written from the outside in; sizes are filled in when a box is closed. */
final class BoxWriter {

    private static final int FIRST = 1 << 12;

    private ByteBuffer bytes = ByteBuffer.allocate(FIRST);

    /** A box with this content. */
    BoxWriter box(String type, Consumer<BoxWriter> content) {
        int start = bytes.position();
        u32(0).ascii(type);
        content.accept(this);
        bytes.putInt(start, bytes.position() - start);
        return this;
    }

    /** A box that begins with a version and flags. */
    BoxWriter full(String type, int version, int flags, Consumer<BoxWriter> content) {
        return box(type, box -> content.accept(box.u32((long) version << 24 | flags)));
    }

    BoxWriter u8(int number) {
        room(1).put((byte) number);
        return this;
    }

    BoxWriter u16(int number) {
        room(2).putShort((short) number);
        return this;
    }

    BoxWriter u32(long number) {
        room(4).putInt((int) number);
        return this;
    }

    BoxWriter u64(long number) {
        room(8).putLong(number);
        return this;
    }

    /** As many zero bytes. */
    BoxWriter zeros(int count) {
        return bytes(new byte[count]);
    }

    BoxWriter bytes(byte[] content) {
        room(content.length).put(content);
        return this;
    }

    BoxWriter ascii(String text) {
        return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    BoxWriter utf8(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many bytes there are. */
    int size() {
        return bytes.position();
    }

    /** All that was written. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private ByteBuffer room(int count) {
        if (bytes.remaining() < count) {
            int wanted = Math.addExact(bytes.position(), count);
            long doubled = Math.min(Integer.MAX_VALUE - 8L, 2L * bytes.capacity());
            bytes = ByteBuffer.allocate(Math.max(wanted, (int) doubled)).put(bytes.flip());
        }
        return bytes;
    }
}
