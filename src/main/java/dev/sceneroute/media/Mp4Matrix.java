package dev.sceneroute.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes how the picture of an MP4 file is laid out when it is shown (ISO/IEC 14496-12:2022, 8.3.2). */
final class Mp4Matrix {

    private static final int ONE = 0x10000;
    /** How many of its nine numbers say how it is turned: a, b, u, c, d. */
    private static final int TURNING = 5;

    private Mp4Matrix() {}

    /**
     * Lets the pictures of a file be shown as they are coded. FFmpeg hands the matrix of what it decodes on to what it
     * encodes, even where it was told to leave the turning to others.
     */
    static void clear(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Mp4Box movie = new Mp4Box("moov", Mp4File.header(channel));
            long place = Mp4File.headerPlace(channel);
            for (Mp4Box track : movie.children("trak")) {
                int offset = new Mp4Track(track, ONE).matrix().arrayOffset()
                        - movie.content().arrayOffset();
                channel.write(asCoded(), place + offset);
            }
        }
    }

    private static ByteBuffer asCoded() {
        ByteBuffer matrix = ByteBuffer.allocate(TURNING * Integer.BYTES);
        return matrix.putInt(ONE).putInt(0).putInt(0).putInt(0).putInt(ONE).flip();
    }
}
