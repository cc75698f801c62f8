package dev.sceneroute.media;

import dev.sceneroute.media.mp4.FileSamples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The coded frames of an MP4 file's picture, in the order in which they are decoded: where each lies, when it is shown,
 * and which of them stand alone. Read from the header; no frame is touched.
 */
final class CodedFrames {

    private static final int IDR = 5;

    private final FileSamples samples;
    private final long[] shown;
    private final BitSet keyframes;
    private final ByteBuffer parameters;

    private CodedFrames(FileSamples samples, long[] shown, BitSet keyframes, ByteBuffer parameters) {
        this.samples = samples;
        this.shown = shown;
        this.keyframes = keyframes;
        this.parameters = parameters;
    }

    /**
     * Reads them.
     *
     * @throws ClipRejectedException if the file is no MP4 file with H.264, or damaged
     * @throws UncheckedIOException if it cannot be read
     */
    static CodedFrames of(Path file) {
        Mp4Header.read(file);
        try (FileChannel channel = FileChannel.open(file)) {
            Mp4Box movie = new Mp4Box("moov", Mp4File.header(channel));
            long timescale = Mp4Track.timescale(movie.need("mvhd"));
            return movie.children("trak").stream()
                    .map(box -> new Mp4Track(box, timescale))
                    .filter(track -> track.kind().equals("vide"))
                    .findFirst()
                    .map(track -> read(track.sampleTable(), file))
                    .orElseThrow(() -> Mp4Box.damaged("it has no picture"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Number of frames. */
    int count() {
        return samples.count();
    }

    /** Where a frame's bytes begin in the file. */
    long place(int frame) {
        return samples.place(frame);
    }

    /** How many bytes a frame has. */
    int size(int frame) {
        return samples.size(frame);
    }

    /** Whether the first frame is one from which a decoder may begin with other parameters (an IDR picture). */
    boolean beginAnew() {
        try (FileChannel channel = FileChannel.open(samples.file())) {
            ByteBuffer frame = ByteBuffer.allocate(samples.size(0));
            channel.read(frame, samples.place(0));
            return unitKinds(frame.flip()).contains(IDR);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The kinds of a frame's units, whose lengths are written in four bytes (ISO/IEC 14496-10:2022, table 7-1). */
    private static Set<Integer> unitKinds(ByteBuffer frame) {
        Set<Integer> kinds = new HashSet<>();
        while (frame.remaining() > 4) {
            int length = frame.getInt();
            kinds.add(frame.get(frame.position()) & 31);
            frame.position(frame.position() + Math.max(0, Math.min(length, frame.remaining())));
        }
        return kinds;
    }

    /** What a decoder is set up with: the content of the {@code avcC} box. */
    ByteBuffer parameters() {
        return parameters.duplicate();
    }

    /** The frames that stand alone and are shown at the place at which they are decoded, in order. */
    List<Integer> keyframes() {
        List<Integer> alone = new ArrayList<>();
        long[] earliest = earliestFrom();
        long before = Long.MIN_VALUE;
        for (int frame = 0; frame < shown.length; frame++) {
            if (keyframes.get(frame) && before < shown[frame] && shown[frame] == earliest[frame]) {
                alone.add(frame);
            }
            before = Math.max(before, shown[frame]);
        }
        return alone;
    }

    /**
     * The last place at or before a frame where the track can be cut without decoding: everything decoded before it is
     * also shown before everything behind it. The front part is whole by itself there, since a frame is only ever made
     * of frames decoded before it.
     */
    int cutAtOrBefore(int frame) {
        long[] earliest = earliestFrom();
        int cut = 0;
        long before = Long.MIN_VALUE;
        for (int place = 0; place <= frame && place < shown.length; place++) {
            if (before < earliest[place]) {
                cut = place;
            }
            before = Math.max(before, shown[place]);
        }
        return cut;
    }

    /** For each frame, when the first of those decoded from it on is shown. */
    private long[] earliestFrom() {
        long[] earliest = new long[shown.length];
        long least = Long.MAX_VALUE;
        for (int frame = shown.length - 1; frame >= 0; frame--) {
            least = Math.min(least, shown[frame]);
            earliest[frame] = least;
        }
        return earliest;
    }

    private static CodedFrames read(Mp4Box table, Path file) {
        FileSamples samples = Mp4Extents.samples(table, file);
        int count = samples.count();
        return new CodedFrames(
                samples, FrameTimes.shown(table, count), PictureReader.keys(table, count), parameters(table));
    }

    private static ByteBuffer parameters(Mp4Box table) {
        ByteBuffer descriptions = table.need("stsd").body();
        Mp4Box entry =
                Mp4Box.boxes(descriptions.slice(4, descriptions.limit() - 4)).get(0);
        return VideoTrack.details(entry).need("avcC").content();
    }
}
