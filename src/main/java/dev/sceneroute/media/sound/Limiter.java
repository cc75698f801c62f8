package dev.sceneroute.media.sound;

import java.util.Arrays;

/**
 * A gain that goes down where a peak would be too high. Each slot of 20 ms has a gain at which its peak fits; from one
 * slot's border to the next the gain moves evenly between the lower ones of its neighbours, so it is never too high, never
 * jumps, and looks 20 ms ahead.
 */
public final class Limiter {

    /** How many samples before a stretch still count for it. */
    public static final int REACH = Loudness.SLOT;

    private final long[] starts;
    private final float[] borders;

    Limiter(long[] starts, float[] peaks, double factor, double ceiling) {
        this.starts = starts;
        this.borders = new float[starts.length];
        Arrays.fill(borders, (float) factor);
        for (int slot = 0; slot < peaks.length; slot++) {
            float fitting = (float) Math.min(factor, ceiling / peaks[slot]);
            borders[slot] = Math.min(borders[slot], fitting);
            borders[slot + 1] = Math.min(borders[slot + 1], fitting);
        }
    }

    /**
     * Multiplies a stretch of the film's sound.
     *
     * @param sound left and right in turn
     * @param from the stretch's first sample in the film
     * @param count samples of each channel
     */
    public void apply(float[] sound, long from, int count) {
        int slot = slotOf(from);
        for (int index = 0; index < count; index++) {
            long sample = from + index;
            while (slot + 2 < starts.length && sample >= starts[slot + 1]) {
                slot++;
            }
            float factor = factor(slot, sample);
            sound[2 * index] *= factor;
            sound[2 * index + 1] *= factor;
        }
    }

    /** The mean of the squared gain over a slot. */
    double meanSquare(int slot) {
        double one = borders[slot];
        double other = borders[slot + 1];
        return (one * one + one * other + other * other) / 3;
    }

    private float factor(int slot, long sample) {
        float part = (sample - starts[slot]) / (float) (starts[slot + 1] - starts[slot]);
        return borders[slot] + (borders[slot + 1] - borders[slot]) * Math.min(1, part);
    }

    private int slotOf(long sample) {
        int found = Arrays.binarySearch(starts, sample);
        int slot = found >= 0 ? found : -found - 2;
        return Math.max(0, Math.min(slot, starts.length - 2));
    }
}
