package dev.sceneroute.media.sound;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What was measured of a stretch of sound, so that it need not be read again: for each slot of 20 ms its weighted energy and
 * its true peak. Films are measured by putting the slots of their scenes side by side ({@link FilmLevel}).
 */
public final class Loudness {

    /** Samples of a slot. */
    static final int SLOT = 960;

    private final long samples;
    private final float[] energies;
    private final float[] peaks;

    Loudness(long samples, float[] energies, float[] peaks) {
        this.samples = samples;
        this.energies = energies;
        this.peaks = peaks;
    }

    /** Of nothing. */
    public static Loudness silence(long samples) {
        int slots = Math.toIntExact(slots(samples));
        return new Loudness(samples, new float[slots], new float[slots]);
    }

    /** How long the stretch is. */
    public long samples() {
        return samples;
    }

    /** Integrated loudness in LUFS (ITU-R BS.1770-4); minus infinity if it is silent or shorter than 400 ms. */
    public double integrated() {
        return FilmLevel.of(List.of(this)).integrated();
    }

    /** The greatest true peak, in decibels below full scale. */
    public double truePeak() {
        float greatest = 0;
        for (float peak : peaks) {
            greatest = Math.max(greatest, peak);
        }
        return Decibels.of(greatest);
    }

    int slots() {
        return energies.length;
    }

    /** The sum of weighted squares of both channels in a slot. */
    float energy(int slot) {
        return energies[slot];
    }

    float peak(int slot) {
        return peaks[slot];
    }

    /** Samples of a slot; the last may be shorter than the others. */
    int length(int slot) {
        return (int) Math.min(SLOT, samples - (long) slot * SLOT);
    }

    /** As bytes, to be kept with the scene: 400 for each second. */
    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(8 + 8 * energies.length).putLong(samples);
        for (int slot = 0; slot < energies.length; slot++) {
            bytes.putFloat(energies[slot]).putFloat(peaks[slot]);
        }
        return bytes.array();
    }

    /**
     * Reads what was kept.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Loudness of(byte[] kept) {
        ByteBuffer bytes = ByteBuffer.wrap(kept);
        long samples = kept.length < 8 ? -1 : bytes.getLong();
        long slots = slots(samples);
        if (samples < 0 || kept.length != 8 + 8 * slots) {
            throw new IllegalArgumentException(kept.length + " bytes are no measure of " + samples + " samples");
        }
        float[] energies = new float[(int) slots];
        float[] peaks = new float[(int) slots];
        for (int slot = 0; slot < slots; slot++) {
            energies[slot] = bytes.getFloat();
            peaks[slot] = bytes.getFloat();
        }
        return new Loudness(samples, energies, peaks);
    }

    static long slots(long samples) {
        return (samples + SLOT - 1) / SLOT;
    }
}
