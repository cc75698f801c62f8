package dev.sceneroute.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads places of a picture file. Nothing is allocated beyond what is there, whatever the file says of itself. */
final class PictureBytes {

    private final FileChannel channel;
    private final long size;

    PictureBytes(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    /** Bytes of the file. */
    long size() {
        return size;
    }

    /**
     * Some bytes, big endian.
     *
     * @throws PictureException if the file ends before them
     */
    ByteBuffer at(long place, int length) throws IOException {
        if (length < 0 || place < 0 || place > size - length) {
            throw cutOff();
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, place + bytes.position()) < 0) {
                throw cutOff();
            }
        }
        return bytes.flip();
    }

    static PictureException cutOff() {
        return new PictureException("The picture is cut off or damaged: copy or save it again");
    }
}
