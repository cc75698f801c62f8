package dev.sceneroute.media.sound;

/**
 * The peaks of one channel as a converter would make them, between the samples too (ITU-R BS.1770-4, annex 2: four times as
 * many samples by a filter of 48 taps).
 */
final class TruePeak {

    private static final int TAPS = 12;
    /** The standard's coefficients are whole numbers of this part. */
    private static final float PART = 1 / 8192f;

    private static final float[] FIRST = {14, 90, -161, 272, -487, 1125, 7964, -838, 390, -218, 122, -68};
    private static final float[] SECOND = {-239, 240, -424, 730, -1364, 3810, 6388, -1641, 832, -477, 271, -155};
    /** Below this part of the peak so far, what lies between two samples is not looked at: it would have to triple. */
    private static final float WORTH_LOOKING = 0.35f;

    private final float[] history = new float[2 * TAPS];
    private int place;
    private float peak;

    /** Takes the next sample. */
    void next(float sample) {
        history[place] = sample;
        history[place + TAPS] = sample;
        place = (place + 1) % TAPS;
        peak = Math.max(peak, Math.abs(sample));
        float around = Math.max(Math.abs(history[place + 5]), Math.abs(history[place + 6]));
        if (around > WORTH_LOOKING * peak) {
            lookBetween();
        }
    }

    /** The greatest peak since this was last asked. */
    float takePeak() {
        float taken = peak;
        peak = 0;
        return taken;
    }

    private void lookBetween() {
        float one = 0;
        float two = 0;
        float three = 0;
        float four = 0;
        for (int tap = 0; tap < TAPS; tap++) {
            float sample = history[place + tap];
            one += FIRST[TAPS - 1 - tap] * sample;
            two += SECOND[TAPS - 1 - tap] * sample;
            three += SECOND[tap] * sample;
            four += FIRST[tap] * sample;
        }
        float greatest = Math.max(Math.max(Math.abs(one), Math.abs(two)), Math.max(Math.abs(three), Math.abs(four)));
        peak = Math.max(peak, greatest * PART);
    }
}
