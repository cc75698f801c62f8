package dev.sceneroute.media.sound;

/** Half of a Butterworth low pass of fourth order at {@link AacChunks#HIGHEST_TONE}, for one channel at 48 kHz. */
final class LowPass {

    private static final double NOTHING = 1e-20;
    private static final double WARPED = Math.tan(Math.PI * AacChunks.HIGHEST_TONE / Sound.RATE);

    private final double factor;
    private final double first;
    private final double second;
    private double state1;
    private double state2;

    /** The half with this quality. */
    LowPass(double quality) {
        double scale = 1 / (1 + WARPED / quality + WARPED * WARPED);
        this.factor = WARPED * WARPED * scale;
        this.first = 2 * (WARPED * WARPED - 1) * scale;
        this.second = (1 - WARPED / quality + WARPED * WARPED) * scale;
    }

    double next(double sample) {
        double state = sample - first * state1 - second * state2;
        if (Math.abs(state) < NOTHING) {
            state = 0;
        }
        double passed = factor * (state + 2 * state1 + state2);
        state2 = state1;
        state1 = state;
        return passed;
    }
}
