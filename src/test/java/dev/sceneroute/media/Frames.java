package dev.sceneroute.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What is really in a file: every frame decoded. */
final class Frames {

    private Frames() {}

    /** The checksums of all frames as they are shown. */
    static List<String> of(Path video) {
        return listed(Clips.decoded(video, "-map", "0:v:0", "-f", "framemd5"));
    }

    /** The checksums of the frames from a moment on, as somebody sees them who jumps there. */
    static List<String> from(Path video, double seconds) {
        return listed(Clips.decodedFrom(video, seconds, "-map", "0:v:0", "-f", "framemd5"));
    }

    private static List<String> listed(String checksums) {
        return checksums
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(line.lastIndexOf(',') + 1).strip())
                .toList();
    }

    /** The brightness in the middle of some columns of the first frame. */
    static List<Integer> brightnessOfColumns(Path video, int width, int height, int... columns) {
        byte[] grey = Clips.decodedBytes(video, "-frames:v", "1", "-pix_fmt", "gray", "-f", "rawvideo");
        return Arrays.stream(columns)
                .mapToObj(column -> grey[height / 2 * width + column] & 255)
                .toList();
    }

    /** The greatest sample of a WAV file between two moments, in seconds. */
    static int peak(Path wav, double from, double to) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(wav)).order(ByteOrder.LITTLE_ENDIAN);
            int end = Math.min(bytes.limit(), byteAt(to));
            int peak = 0;
            for (int place = byteAt(from); place < end; place += 2) {
                peak = Math.max(peak, Math.abs(bytes.getShort(place)));
            }
            return peak;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int byteAt(double seconds) {
        int sample = (int) (seconds * 48_000);
        return 44 + sample * 4;
    }
}
