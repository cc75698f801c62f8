package dev.sceneroute.media.sound;

/**
 * The peaks of one channel as a converter would make them, between the samples too (ITU-R BS.1770-4, annex 2: four times as
 * many samples by a filter of 48 taps).
 */
final class TruePeak {

    private static final int TAPS = 12;
    private static final float[] FIRST = {
        0.0017089843750f, 0.0109863281250f, -0.0196533203125f, 0.0332031250000f, -0.0594482421875f, 0.1373291015625f,
        0.9721679687500f, -0.1022949218750f, 0.0476074218750f, -0.0266113281250f, 0.0148925781250f, -0.0083007812500f
    };
    private static final float[] SECOND = {
        -0.0291748046875f, 0.0292968750000f, -0.0517578125000f, 0.0891113281250f, -0.1665039062500f, 0.4650878906250f,
        0.7797851562500f, -0.2003173828125f, 0.1015625000000f, -0.0582275390625f, 0.0330810546875f, -0.0189208984375f
    };
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
        peak = Math.max(
                Math.max(peak, Math.max(Math.abs(one), Math.abs(two))), Math.max(Math.abs(three), Math.abs(four)));
    }
}
