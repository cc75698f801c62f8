package dev.sceneroute.media.mp4;

/**
 * How AAC is coded (ISO/IEC 14496-3, 1.6.2.1).
 *
 * @param objectType 2 is AAC LC
 * @param rateIndex 3 is 48 kHz
 * @param channels number of channels
 */
public record AacForm(int objectType, int rateIndex, int channels) {

    private static final int[] RATES = {
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350
    };

    /** Samples a second. */
    public int rate() {
        return RATES[rateIndex];
    }

    /** The two bytes a decoder is set up with. */
    int specificConfig() {
        return objectType << 11 | rateIndex << 7 | channels << 3;
    }

    static boolean isRate(int index) {
        return index < RATES.length;
    }
}
