package dev.sceneroute.media.sound;

import java.io.IOException;

/** Measures sound while it goes by. */
public final class LoudnessMeter {

    private static final int STRETCH = 20 * Loudness.SLOT;

    private final KWeighting left = new KWeighting();
    private final KWeighting right = new KWeighting();
    private final TruePeak leftPeak = new TruePeak();
    private final TruePeak rightPeak = new TruePeak();

    private LoudnessMeter() {}

    /** Measures all of a sound. */
    public static Loudness measure(Sound sound) throws IOException {
        return measure(sound, 0, sound.samples());
    }

    /**
     * Measures a stretch of a sound.
     *
     * @param from its first sample
     * @param samples of each channel
     */
    public static Loudness measure(Sound sound, long from, long samples) throws IOException {
        LoudnessMeter meter = new LoudnessMeter();
        int slots = Math.toIntExact(Loudness.slots(samples));
        float[] energies = new float[slots];
        float[] peaks = new float[slots];
        int slot = 0;
        for (long done = 0; done < samples; done += STRETCH) {
            int count = (int) Math.min(STRETCH, samples - done);
            float[] heard = sound.read(from + done, count);
            for (int first = 0; first < count; first += Loudness.SLOT) {
                int length = Math.min(Loudness.SLOT, count - first);
                energies[slot] = (float) meter.energy(heard, first, length);
                peaks[slot] = Math.max(meter.leftPeak.takePeak(), meter.rightPeak.takePeak());
                slot++;
            }
        }
        return new Loudness(samples, energies, peaks);
    }

    private double energy(float[] heard, int first, int length) {
        double energy = 0;
        for (int index = 2 * first; index < 2 * (first + length); index += 2) {
            double one = left.next(heard[index]);
            double other = right.next(heard[index + 1]);
            energy += one * one + other * other;
            leftPeak.next(heard[index]);
            rightPeak.next(heard[index + 1]);
        }
        return energy;
    }
}
