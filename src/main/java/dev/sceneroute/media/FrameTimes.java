package dev.sceneroute.media;

import java.util.BitSet;

/**
 * When a track's samples are decoded and shown, in ticks of the track's own clock.
 *
 * @param count number of samples
 * @param ticks what they last together
 * @param step what each lasts, 0 if they differ (the last one may)
 * @param firstShown when the earliest is shown
 * @param evenlyShown whether the samples are shown one step apart, without gap or double
 * @param inOrder whether the samples are shown in the order in which they are decoded, so that the track can be cut
 *     anywhere without decoding
 */
record FrameTimes(int count, long ticks, long step, long firstShown, boolean evenlyShown, boolean inOrder) {

    private static final int MOST = 5_000_000;

    /**
     * Reads the times of a track.
     *
     * @param table the track's {@code stbl}
     * @param samples how many samples the track has
     * @throws ClipRejectedException if they contradict themselves
     */
    static FrameTimes of(Mp4Box table, long samples) {
        if (samples > MOST) {
            throw new ClipRejectedException(ClipFault.TOO_LONG, "The clip has " + samples + " frames");
        }
        Mp4Table decode = decodeTimes(table);
        long ticks = ticks(decode, samples);
        long step = step(decode);
        int count = (int) samples;
        long[] shown = delays(table, count);
        long first = firstShown(shown, decode, count);
        boolean even = step > 0 && isEven(shown, step, first);
        return new FrameTimes(count, ticks, step, first, even, isInOrder(shown));
    }

    /** Whether every sample lasts one step, the last one too. */
    boolean isUniform() {
        return step > 0 && ticks == step * count;
    }

    /**
     * What a track's samples last together, in ticks.
     *
     * @throws ClipRejectedException if there are not as many times as samples
     */
    static long ticks(Mp4Box table, long samples) {
        return ticks(decodeTimes(table), samples);
    }

    /**
     * When each sample is shown, in the order in which they are decoded, in ticks.
     *
     * @throws ClipRejectedException if there are not as many times as samples
     */
    static long[] shown(Mp4Box table, int samples) {
        Mp4Table decode = decodeTimes(table);
        ticks(decode, samples);
        long[] shown = delays(table, samples);
        firstShown(shown, decode, samples);
        return shown;
    }

    private static Mp4Table decodeTimes(Mp4Box table) {
        return Mp4Table.of(table.need("stts").body(), 2);
    }

    private static long ticks(Mp4Table decode, long samples) {
        long ticks = 0;
        long counted = 0;
        for (int row = 0; row < decode.count(); row++) {
            counted += decode.unsigned(row, 0);
            ticks = Math.addExact(ticks, Math.multiplyExact(decode.unsigned(row, 0), decode.unsigned(row, 1)));
        }
        if (counted != samples) {
            throw Mp4Box.damaged("it has " + samples + " samples and times for " + counted);
        }
        return ticks;
    }

    private static long step(Mp4Table decode) {
        if (decode.count() == 0) {
            return 0;
        }
        long step = decode.unsigned(0, 1);
        for (int row = 1; row < decode.count(); row++) {
            boolean last = row == decode.count() - 1 && decode.unsigned(row, 0) == 1;
            if (decode.unsigned(row, 1) != step && !last) {
                return 0;
            }
        }
        return step;
    }

    private static long[] delays(Mp4Box table, int count) {
        Mp4Table rows =
                table.child("ctts").map(box -> Mp4Table.of(box.body(), 2)).orElse(Mp4Table.EMPTY);
        long[] delays = new long[count];
        int sample = 0;
        for (int row = 0; row < rows.count(); row++) {
            for (long left = rows.unsigned(row, 0); left > 0 && sample < count; left--) {
                delays[sample++] = rows.signed(row, 1);
            }
        }
        return delays;
    }

    /** Turns delays into the times shown, and gives the earliest. */
    private static long firstShown(long[] times, Mp4Table decode, int count) {
        long earliest = count == 0 ? 0 : Long.MAX_VALUE;
        long now = 0;
        int sample = 0;
        for (int row = 0; row < decode.count(); row++) {
            for (long left = decode.unsigned(row, 0); left > 0; left--) {
                times[sample] += now;
                earliest = Math.min(earliest, times[sample++]);
                now += decode.unsigned(row, 1);
            }
        }
        return earliest;
    }

    /** Whether each sample is shown a whole number of steps behind the first, and no two at once. */
    private static boolean isEven(long[] shown, long step, long first) {
        BitSet seen = new BitSet(shown.length);
        for (long time : shown) {
            long rank = (time - first) / step;
            if ((time - first) % step != 0 || rank >= shown.length || seen.get((int) rank)) {
                return false;
            }
            seen.set((int) rank);
        }
        return true;
    }

    private static boolean isInOrder(long[] shown) {
        for (int sample = 1; sample < shown.length; sample++) {
            if (shown[sample] <= shown[sample - 1]) {
                return false;
            }
        }
        return true;
    }
}
