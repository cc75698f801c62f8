package dev.sceneroute.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Finds the header among the outermost boxes of an MP4 file. */
final class Mp4File {

    /** The header of a film of ten hours has some 25 MB. */
    private static final int LARGEST_HEADER = 32 << 20;

    private static final int MOST_BOXES = 100_000;

    private Mp4File() {}

    /**
     * The content of the file's {@code moov} box.
     *
     * @throws ClipRejectedException if the file is none of ours, or cut off
     */
    static ByteBuffer header(FileChannel channel) throws IOException {
        return content(channel, movie(channel));
    }

    /** Where in the file that content begins. */
    static long headerPlace(FileChannel channel) throws IOException {
        return movie(channel).content;
    }

    private static Outermost movie(FileChannel channel) throws IOException {
        if (channel.size() < 8 || !Mp4Box.type(read(channel, 0, 8), 4).equals("ftyp")) {
            throw new ClipRejectedException(ClipFault.NOT_MP4, "The clip is not an MP4 file");
        }
        Outermost header = null;
        long position = 0;
        for (int boxes = 0; channel.size() - position >= 8; boxes++) {
            Outermost box = Outermost.at(channel, position);
            if (box.end > channel.size()) {
                throw cutOff(channel.size(), box);
            }
            if (boxes > MOST_BOXES || box.end <= position) {
                throw Mp4Box.damaged("it is in too many pieces");
            }
            if (box.type.equals("moov") && header == null) {
                header = box;
            }
            position = box.end;
        }
        if (header == null) {
            throw new ClipRejectedException(ClipFault.TRUNCATED, "The clip is cut off: it has no header");
        }
        return header;
    }

    private static ByteBuffer content(FileChannel channel, Outermost box) throws IOException {
        if (box.end - box.content > LARGEST_HEADER) {
            throw Mp4Box.damaged("it has " + (box.end - box.content) + " bytes");
        }
        return read(channel, box.content, (int) (box.end - box.content));
    }

    private static ClipRejectedException cutOff(long fileSize, Outermost box) {
        return new ClipRejectedException(
                ClipFault.TRUNCATED,
                "The clip is cut off: it has " + fileSize + " bytes and its " + box.type + " ends at " + box.end);
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("The file became shorter while it was read");
            }
        }
        return buffer.flip();
    }

    /** One of the outermost boxes; it may end behind the file's end. */
    private record Outermost(String type, long content, long end) {

        static Outermost at(FileChannel channel, long position) throws IOException {
            ByteBuffer head = read(channel, position, (int) Math.min(16, channel.size() - position));
            String type = Mp4Box.type(head, 4);
            long size = Integer.toUnsignedLong(head.getInt(0));
            if (size == 0) {
                return new Outermost(type, position + 8, channel.size());
            }
            int header = size == 1 ? 16 : 8;
            long length = size == 1 ? head.getLong(8) : size;
            if (length < header) {
                throw Mp4Box.damaged("its " + type + " says it has " + length + " bytes");
            }
            return new Outermost(
                    type, position + header, length > Long.MAX_VALUE - position ? Long.MAX_VALUE : position + length);
        }
    }
}
