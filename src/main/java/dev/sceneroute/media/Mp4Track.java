package dev.sceneroute.media;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** One {@code trak} box and what all kinds of tracks have in common. */
final class Mp4Track {

    private static final long NANOS = 1_000_000_000L;

    private final Mp4Box box;
    private final long movieTimescale;

    Mp4Track(Mp4Box box, long movieTimescale) {
        this.box = box;
        this.movieTimescale = movieTimescale;
    }

    /** What it holds: {@code vide}, {@code soun}, … */
    String kind() {
        return Mp4Box.type(box.need("mdia", "hdlr").body(), 4);
    }

    Mp4Box sampleTable() {
        return box.need("mdia", "minf", "stbl");
    }

    /** Ticks a second of its own clock. */
    long timescale() {
        return timescale(box.need("mdia", "mdhd"));
    }

    Mp4Edits edits() {
        return Mp4Edits.of(box, movieTimescale);
    }

    /** How its matrix turns or mirrors it (ISO/IEC 14496-12:2022, 8.3.2). */
    Turn turn() {
        ByteBuffer matrix = matrix();
        return Turn.of(matrix.getInt(0), matrix.getInt(4), matrix.getInt(12), matrix.getInt(16));
    }

    /** Its matrix: nine numbers of 32 bits. */
    ByteBuffer matrix() {
        Mp4Box header = box.need("tkhd");
        return header.body().slice(header.version() == 1 ? 48 : 36, 36);
    }

    /**
     * The shape of one pixel that makes a picture of this size as wide and high as the track is to be shown; nothing if
     * it is shown as it is coded.
     */
    Optional<String> shownShape(int width, int height) {
        Mp4Box header = box.need("tkhd");
        int size = header.version() == 1 ? 84 : 72;
        int shownWidth = header.body().getInt(size) >>> 16;
        int shownHeight = header.body().getInt(size + 4) >>> 16;
        boolean said = shownWidth > 0 && shownHeight > 0 && (shownWidth != width || shownHeight != height);
        return said
                ? Optional.of(VideoTrack.shape((long) shownWidth * height, (long) shownHeight * width))
                : Optional.empty();
    }

    /** The clock of a header box that begins with its times, {@code mvhd} or {@code mdhd}. */
    static long timescale(Mp4Box header) {
        int position = header.version() == 1 ? 16 : 8;
        long timescale = Integer.toUnsignedLong(header.body().getInt(position));
        if (timescale == 0) {
            throw Mp4Box.damaged("a clock of it stands still");
        }
        return timescale;
    }

    /** Ticks as time; every clock's ticks fit, because a timescale has 32 bits. */
    static Duration duration(long ticks, long timescale) {
        return Duration.ofSeconds(ticks / timescale, ticks % timescale * NANOS / timescale);
    }
}
