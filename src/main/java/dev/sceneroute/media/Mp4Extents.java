package dev.sceneroute.media;

import dev.sceneroute.media.mp4.FileSamples;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a track's samples lie in the file. A file whose header is in front looks perfect when its end is missing; only
 * the places of its samples give it away.
 */
final class Mp4Extents {

    private final Mp4Table sizes;
    private final long constantSize;
    private final long samples;
    private final Mp4Table chunks;
    private final boolean wideOffsets;
    private final Mp4Table runs;

    private Mp4Extents(Mp4Box table) {
        Mp4Box size = table.need("stsz");
        this.constantSize = Integer.toUnsignedLong(size.body().getInt(0));
        this.samples = Integer.toUnsignedLong(size.body().getInt(4));
        this.sizes =
                constantSize == 0 ? Mp4Table.of(size.body().slice(4, size.body().limit() - 4), 1) : Mp4Table.EMPTY;
        Optional<Mp4Box> wide = table.child("co64");
        this.wideOffsets = wide.isPresent();
        this.chunks = Mp4Table.of(wide.orElseGet(() -> table.need("stco")).body(), wideOffsets ? 2 : 1);
        this.runs = Mp4Table.of(table.need("stsc").body(), 3);
    }

    /**
     * Counts a track's samples and makes sure that every one of them lies inside the file.
     *
     * @param table the track's {@code stbl}
     * @throws ClipRejectedException {@link ClipFault#TRUNCATED} if one does not
     */
    static long check(Mp4Box table, long fileSize) {
        Mp4Extents extents = new Mp4Extents(table);
        extents.walk(fileSize);
        return extents.samples;
    }

    /**
     * Where a track's samples lie. They were checked before.
     *
     * @param table the track's {@code stbl}
     * @param file the file it was read from
     */
    static FileSamples samples(Mp4Box table, Path file) {
        Mp4Extents extents = new Mp4Extents(table);
        int count = Math.toIntExact(extents.samples);
        long[] places = new long[count];
        int[] bytes = new int[count];
        extents.eachRun((sample, length, offset) -> {
            long place = offset;
            for (int index = (int) sample; index < sample + length; index++) {
                places[index] = place;
                bytes[index] = Math.toIntExact(extents.size(index));
                place += bytes[index];
            }
        });
        return new FileSamples(file, places, bytes);
    }

    private void walk(long fileSize) {
        eachRun((sample, length, offset) -> {
            long bytes = bytes(sample, length);
            if (offset < 0 || bytes > fileSize || offset > fileSize - bytes) {
                throw new ClipRejectedException(
                        ClipFault.TRUNCATED,
                        "The clip is cut off: it has " + fileSize + " bytes and needs " + (offset + bytes));
            }
        });
    }

    private void eachRun(Run visitor) {
        long sample = 0;
        int run = 0;
        for (int chunk = 0; chunk < chunks.count() && sample < samples; chunk++) {
            while (run + 1 < runs.count() && runs.unsigned(run + 1, 0) <= chunk + 1L) {
                run++;
            }
            long length = Math.min(runs.unsigned(run, 1), samples - sample);
            long offset = wideOffsets ? chunks.wide(chunk, 0) : chunks.unsigned(chunk, 0);
            visitor.visit(sample, length, offset);
            sample += length;
        }
        if (sample < samples) {
            throw Mp4Box.damaged("it has places for " + sample + " of its " + samples + " samples");
        }
    }

    private long bytes(long from, long count) {
        if (constantSize > 0) {
            return Math.multiplyExact(constantSize, count);
        }
        long bytes = 0;
        for (long sample = from; sample < from + count; sample++) {
            bytes += size((int) sample);
        }
        return bytes;
    }

    private long size(int sample) {
        return constantSize > 0 ? constantSize : sizes.unsigned(sample, 0);
    }

    /** Samples that lie one behind the other. */
    @FunctionalInterface
    private interface Run {
        void visit(long sample, long length, long offset);
    }
}
