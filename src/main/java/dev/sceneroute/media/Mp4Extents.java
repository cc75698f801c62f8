package dev.sceneroute.media;

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
        extents.walk(fileSize, (first, length, offset) -> {});
        return extents.samples;
    }

    /**
     * Where each sample of a track lies.
     *
     * @param table the track's {@code stbl}
     * @throws ClipRejectedException {@link ClipFault#TRUNCATED} if one does not lie inside the file
     */
    static Places places(Mp4Box table, long fileSize) {
        int count = (int) check(table, fileSize);
        Mp4Extents extents = new Mp4Extents(table);
        Places places = new Places(new long[count], new int[count]);
        extents.walk(fileSize, (first, length, offset) -> {
            long place = offset;
            for (int sample = (int) first; sample < first + length; sample++) {
                places.begins[sample] = place;
                places.sizes[sample] = (int) extents.bytes(sample, 1);
                place += places.sizes[sample];
            }
        });
        return places;
    }

    /** Samples in the order in which they are decoded. */
    static final class Places {
        private final long[] begins;
        private final int[] sizes;

        private Places(long[] begins, int[] sizes) {
            this.begins = begins;
            this.sizes = sizes;
        }

        /** Number of samples. */
        int count() {
            return begins.length;
        }

        /** Where a sample's bytes begin in the file. */
        long begin(int sample) {
            return begins[sample];
        }

        /** How many bytes a sample has. */
        int size(int sample) {
            return sizes[sample];
        }
    }

    private void walk(long fileSize, Found found) {
        long sample = 0;
        int run = 0;
        for (int chunk = 0; chunk < chunks.count() && sample < samples; chunk++) {
            while (run + 1 < runs.count() && runs.unsigned(run + 1, 0) <= chunk + 1L) {
                run++;
            }
            long length = Math.min(runs.unsigned(run, 1), samples - sample);
            long offset = wideOffsets ? chunks.wide(chunk, 0) : chunks.unsigned(chunk, 0);
            long bytes = bytes(sample, length);
            if (offset < 0 || bytes > fileSize || offset > fileSize - bytes) {
                throw new ClipRejectedException(
                        ClipFault.TRUNCATED,
                        "The clip is cut off: it has " + fileSize + " bytes and needs " + (offset + bytes));
            }
            found.run(sample, length, offset);
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
            bytes += sizes.unsigned((int) sample, 0);
        }
        return bytes;
    }

    /** Samples that lie one behind the other. */
    private interface Found {
        void run(long first, long length, long offset);
    }
}
