package dev.sceneroute.media;

import java.time.Duration;

/**
 * A track's edit list (ISO/IEC 14496-12:2022, 8.6.6): what of the track is shown and when.
 *
 * @param count number of edits; without any the whole track is shown
 * @param empty whether the first edit only waits
 * @param mediaTime where in the track the first real edit begins, in the track's ticks
 * @param duration how long that edit lasts, in ticks of the film's clock; 0 means to the end
 * @param movieTimescale ticks a second of the film's clock
 */
record Mp4Edits(int count, boolean empty, long mediaTime, long duration, long movieTimescale) {

    /** The list of a track. */
    static Mp4Edits of(Mp4Box track, long movieTimescale) {
        return track.at("edts", "elst")
                .map(box -> read(box, movieTimescale))
                .orElse(new Mp4Edits(0, false, 0, 0, movieTimescale));
    }

    /** Whether every frame is shown, the earliest at once. */
    boolean showAll(FrameTimes times, long timescale) {
        if (count == 0) {
            return times.firstShown() == 0;
        }
        return count == 1 && !empty && mediaTime == times.firstShown() && reachesTheLastFrame(times, timescale);
    }

    /** How much of a track of this length is shown; the duration itself if it is not hidden. */
    Duration shown(Duration whole) {
        Duration first = Mp4Track.duration(Math.max(0, duration), movieTimescale);
        boolean oneEdit = count == (empty ? 2 : 1);
        return oneEdit && duration > 0 && first.compareTo(whole) < 0 ? first : whole;
    }

    /** The film's clock is often coarse (milliseconds), so an edit may end within the last frame. */
    private boolean reachesTheLastFrame(FrameTimes times, long timescale) {
        double seconds = (double) duration / movieTimescale;
        return duration == 0 || seconds * timescale > (times.count() - 0.5) * times.step();
    }

    private static Mp4Edits read(Mp4Box box, long movieTimescale) {
        boolean wide = box.version() == 1;
        Mp4Table table = Mp4Table.of(box.body(), wide ? 5 : 3);
        if (table.count() == 0) {
            return new Mp4Edits(0, false, 0, 0, movieTimescale);
        }
        boolean empty = mediaTime(table, 0, wide) == -1;
        int real = empty && table.count() > 1 ? 1 : 0;
        long duration = wide ? table.wide(real, 0) : table.unsigned(real, 0);
        return new Mp4Edits(table.count(), empty, mediaTime(table, real, wide), duration, movieTimescale);
    }

    private static long mediaTime(Mp4Table table, int row, boolean wide) {
        return wide ? table.wide(row, 2) : table.signed(row, 1);
    }
}
