package dev.sceneroute.media.mp4;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The picture track of a clip, ready to be appended to others of its form.
 *
 * <p>A frame's <i>shift</i> is how many ticks later than decoded it is shown ({@code ctts}); the clip's earliest frame need
 * not be shown at 0, the film evens that out.
 */
public final class PictureClip {

    private final PictureForm form;
    private final FileSamples samples;
    private final int[] durations;
    private final int[] shifts;
    private final BitSet keys;
    private final long firstShown;

    /**
     * Takes the arrays as they are.
     *
     * @param form how its pictures are coded
     * @param samples its frames, at least one
     * @param durations of its frames, in ticks, one for each
     * @param shifts of its frames, in ticks, one for each
     * @param keys which frames can be decoded alone
     */
    public PictureClip(PictureForm form, FileSamples samples, int[] durations, int[] shifts, BitSet keys) {
        if (samples.count() == 0 || durations.length != samples.count() || shifts.length != samples.count()) {
            throw new IllegalArgumentException(samples.count() + " frames with " + durations.length + " durations and "
                    + shifts.length + " shifts");
        }
        this.form = form;
        this.samples = samples;
        this.durations = durations;
        this.shifts = shifts;
        this.keys = keys;
        this.firstShown = firstShown();
    }

    /**
     * The first frames of it, in the order in which they are decoded; the caller knows that none of them needs a later one.
     */
    public PictureClip first(int frames) {
        return new PictureClip(
                form,
                samples.first(frames),
                Arrays.copyOf(durations, frames),
                Arrays.copyOf(shifts, frames),
                keys.get(0, frames));
    }

    /**
     * The same in a track of another form.
     *
     * @param other of the same size and clock; a decoder that is set up for it can show this clip
     */
    public PictureClip in(PictureForm other) {
        return new PictureClip(other, samples, durations, shifts, keys);
    }

    private long firstShown() {
        long now = 0;
        long earliest = Long.MAX_VALUE;
        for (int frame = 0; frame < shifts.length; frame++) {
            earliest = Math.min(earliest, now + shifts[frame]);
            now += durations[frame];
        }
        return earliest;
    }

    /** How its pictures are coded. */
    public PictureForm form() {
        return form;
    }

    FileSamples samples() {
        return samples;
    }

    int duration(int frame) {
        return durations[frame];
    }

    boolean isKey(int frame) {
        return keys.get(frame);
    }

    /** How many frames can be decoded alone. */
    int keys() {
        return keys.cardinality();
    }

    /** By how much its frames have to be decoded before they are shown, at the least. */
    long lead() {
        return firstShown - Arrays.stream(shifts).min().orElseThrow();
    }

    /** A frame's shift in a film whose earliest frame is shown at a time. */
    int shift(int frame, long filmFirstShown) {
        return Math.toIntExact(shifts[frame] - firstShown + filmFirstShown);
    }
}
