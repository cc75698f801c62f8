package dev.sceneroute.media.sound;

import java.util.List;

/**
 * How loud a film is, computed from what was measured of its scenes, and what is done about it: one gain for all of it, and
 * a limiter where that would make a peak too high. The limiter's course follows from the measures alone, so how loud the
 * film will be behind it is known before a sample is read.
 */
public final class FilmLevel {

    /** A block that is measured, and the step from one to the next, in samples (ITU-R BS.1770-4: 400 ms, 75 % shared). */
    private static final int BLOCK = 19_200;

    private static final int STEP = 4_800;
    private static final double ABSOLUTE_GATE = -70;
    private static final double RELATIVE_GATE = -10;
    /** A film as quiet as this has no sound to speak of: raising it would raise noise. */
    private static final double SILENT = -50;

    private static final double MOST_RAISE = 30;
    private static final double MOST_LOWERING = -40;
    private static final int TRIES = 20;
    private static final double CLOSE = 0.01;

    private final long[] starts;
    private final float[] energies;
    private final float[] peaks;

    private FilmLevel(long[] starts, float[] energies, float[] peaks) {
        this.starts = starts;
        this.energies = energies;
        this.peaks = peaks;
    }

    /** Puts the measures of scenes side by side, in the film's order. */
    public static FilmLevel of(List<Loudness> scenes) {
        int slots = scenes.stream().mapToInt(Loudness::slots).reduce(0, Math::addExact);
        long[] starts = new long[slots + 1];
        float[] energies = new float[slots];
        float[] peaks = new float[slots];
        int place = 0;
        for (Loudness scene : scenes) {
            for (int slot = 0; slot < scene.slots(); slot++) {
                energies[place] = scene.energy(slot);
                peaks[place] = scene.peak(slot);
                starts[place + 1] = starts[place] + scene.length(slot);
                place++;
            }
        }
        return new FilmLevel(starts, energies, peaks);
    }

    /** Integrated loudness of the film as it is mixed, in LUFS; minus infinity if it is silent. */
    public double integrated() {
        return integrated(energies);
    }

    /**
     * Integrated loudness of the film behind the gain and the limiter, in LUFS.
     *
     * @param gain in decibels
     * @param ceiling the highest true peak, in decibels below full scale
     */
    public double integrated(double gain, double ceiling) {
        float[] limited = new float[energies.length];
        Limiter limiter = limiter(gain, ceiling);
        for (int slot = 0; slot < limited.length; slot++) {
            limited[slot] = (float) (energies[slot] * limiter.meanSquare(slot));
        }
        return integrated(limited);
    }

    /**
     * The gain that brings the film to a loudness, in decibels, rounded to tenths. A film without sound to speak of is left
     * alone.
     *
     * @param target in LUFS
     * @param ceiling the highest true peak, in decibels below full scale
     */
    public double gain(double target, double ceiling) {
        double now = integrated();
        if (now < SILENT) {
            return 0;
        }
        double gain = within(target - now);
        for (int tries = 0; tries < TRIES; tries++) {
            double missing = target - integrated(gain, ceiling);
            double better = within(gain + missing);
            if (Math.abs(better - gain) < CLOSE) {
                break;
            }
            gain = better;
        }
        return Math.round(gain * 10) / 10.0;
    }

    /**
     * The gain the film had before if that still fits, else a new one. Sound that is encoded already can stay then.
     *
     * @param before in decibels
     * @param tolerance how far from the target the film may be, in LU
     */
    public double gain(double before, double tolerance, double target, double ceiling) {
        boolean silent = integrated() < SILENT;
        boolean fits = silent ? before == 0 : Math.abs(integrated(before, ceiling) - target) <= tolerance;
        return fits ? before : gain(target, ceiling);
    }

    /** What carries out the gain and keeps below the ceiling; both in decibels. */
    public Limiter limiter(double gain, double ceiling) {
        return new Limiter(starts, peaks, Decibels.factor(gain), Decibels.factor(ceiling));
    }

    private static double within(double gain) {
        return Math.max(MOST_LOWERING, Math.min(MOST_RAISE, gain));
    }

    /** Mean of the blocks that are louder than both gates. */
    private double integrated(float[] slots) {
        double[] blocks = blocks(slots);
        double first = mean(blocks, power(ABSOLUTE_GATE));
        return first == 0 ? Double.NEGATIVE_INFINITY : level(mean(blocks, first * Math.pow(10, RELATIVE_GATE / 10)));
    }

    private double[] blocks(float[] slots) {
        long samples = starts[starts.length - 1];
        double[] blocks = new double[(int) Math.max(0, (samples - BLOCK) / STEP + (samples >= BLOCK ? 1 : 0))];
        Energy from = new Energy(starts, slots);
        Energy to = new Energy(starts, slots);
        for (int block = 0; block < blocks.length; block++) {
            long start = (long) block * STEP;
            blocks[block] = (to.until(start + BLOCK) - from.until(start)) / BLOCK;
        }
        return blocks;
    }

    private static double mean(double[] blocks, double gate) {
        double sum = 0;
        int count = 0;
        for (double block : blocks) {
            if (block > gate) {
                sum += block;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double level(double power) {
        return -0.691 + 10 * Math.log10(power);
    }

    private static double power(double level) {
        return Math.pow(10, (level + 0.691) / 10);
    }

    /** The energy up to a sample that only moves on; inside a slot it is taken for even. */
    private static final class Energy {
        private final long[] starts;
        private final float[] slots;
        private int slot;
        private double sum;

        Energy(long[] starts, float[] slots) {
            this.starts = starts;
            this.slots = slots;
        }

        double until(long sample) {
            while (slot < slots.length && starts[slot + 1] <= sample) {
                sum += slots[slot++];
            }
            if (slot == slots.length || sample <= starts[slot]) {
                return sum;
            }
            return sum + slots[slot] * (sample - starts[slot]) / (double) (starts[slot + 1] - starts[slot]);
        }
    }
}
