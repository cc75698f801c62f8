package dev.sceneroute.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/**
 * Takes single keyframes out of a film, as a raw H.264 stream (ISO/IEC 14496-10:2022, annex B). Whoever wants to see some
 * pictures of a long film then decodes these and nothing else: FFmpeg by itself reads and decodes every keyframe there is
 * to give a few of them.
 */
final class KeyframeStream {

    private static final byte[] START = {0, 0, 0, 1};
    /** An access unit delimiter: here begins a picture. */
    private static final byte[] NEXT_PICTURE = {9, (byte) 0x10};
    /** Far beyond what an encoder makes of one picture. */
    private static final int LARGEST_FRAME = 64 << 20;

    private static final Set<StandardOpenOption> REPLACED =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);

    private KeyframeStream() {}

    /**
     * Writes keyframes one behind the other.
     *
     * @param film MP4 with H.264
     * @param coded its frames
     * @param keyframes those that are wanted; each has to stand alone
     * @param target the stream; replaced if it is there
     * @throws ClipRejectedException if a frame is damaged
     */
    static void write(Path film, CodedFrames coded, List<Integer> keyframes, Path target) {
        try (FileChannel from = FileChannel.open(film);
                FileChannel to = FileChannel.open(target, REPLACED)) {
            ByteBuffer parameters = coded.parameters();
            int lengthSize = (parameters.get(4) & 3) + 1;
            for (int keyframe : keyframes) {
                write(to, ByteBuffer.wrap(NEXT_PICTURE));
                writeParameters(to, parameters);
                writeUnits(to, frame(from, coded, keyframe), lengthSize);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The film's keyframes cannot be taken out", failed);
        } catch (IndexOutOfBoundsException damaged) {
            throw new ClipRejectedException(ClipFault.UNDECODABLE, "A keyframe of the film is damaged", damaged);
        }
    }

    private static ByteBuffer frame(FileChannel from, CodedFrames coded, int frame) throws IOException {
        if (coded.size(frame) > LARGEST_FRAME) {
            throw Mp4Box.damaged("a frame has " + coded.size(frame) + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocate(coded.size(frame));
        while (bytes.hasRemaining()) {
            if (from.read(bytes, coded.place(frame) + bytes.position()) < 0) {
                throw new EOFException("The film became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    /** Sequence and picture parameter sets, from the {@code avcC} box (ISO/IEC 14496-15, 5.3.3). */
    private static void writeParameters(FileChannel to, ByteBuffer parameters) throws IOException {
        int place = 5;
        for (int kind = 0; kind < 2; kind++) {
            int count = parameters.get(place++) & (kind == 0 ? 31 : 255);
            for (int set = 0; set < count; set++) {
                int length = Short.toUnsignedInt(parameters.getShort(place));
                write(to, parameters.slice(place + 2, length));
                place += 2 + length;
            }
        }
    }

    /** In an MP4 file each unit has its length in front, in a stream a start code. */
    private static void writeUnits(FileChannel to, ByteBuffer frame, int lengthSize) throws IOException {
        int place = 0;
        while (place < frame.limit()) {
            int length = 0;
            for (int digit = 0; digit < lengthSize; digit++) {
                length = (length << 8) | (frame.get(place++) & 255);
            }
            write(to, frame.slice(place, length));
            place += length;
        }
    }

    private static void write(FileChannel to, ByteBuffer unit) throws IOException {
        ByteBuffer start = ByteBuffer.wrap(START);
        while (start.hasRemaining()) {
            to.write(start);
        }
        while (unit.hasRemaining()) {
            to.write(unit);
        }
    }
}
