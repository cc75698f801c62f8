package dev.sceneroute.sandbox.speech;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * The sound of one word: a voice-like tone with its overtones, louder and softer with each syllable.
 *
 * @param syllables how many
 * @param pitch in hertz
 * @param colour of the vowel: which overtone is the strongest
 * @param rate samples a second
 */
record Hum(int syllables, double pitch, double colour, int rate) {
    private static final Set<UnicodeScript> A_SYLLABLE_EACH =
            Set.of(UnicodeScript.HANGUL, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
    private static final int LETTERS_A_SYLLABLE = 3;
    private static final int OVERTONES = 6;
    private static final double LOUDNESS = 9000;
    private static final double RISE = 0.012;

    /** The hum of a word; the same for the same word. */
    static Hum of(String word, int rate) {
        int kind = Math.floorMod(word.hashCode(), 12);
        return new Hum(syllables(word), 105 + 6.0 * kind, 2 + kind % 4, rate);
    }

    /** Roughly: one for each character of the scripts that write syllables, one for three letters of the others. */
    static int syllables(String word) {
        int whole = (int) word.codePoints()
                .filter(character -> A_SYLLABLE_EACH.contains(UnicodeScript.of(character)))
                .count();
        int letters = word.codePointCount(0, word.length()) - whole;
        return Math.max(1, whole + (letters + LETTERS_A_SYLLABLE - 1) / LETTERS_A_SYLLABLE);
    }

    /** Writes it into samples of 16 bits. */
    void into(byte[] samples, int from, int to) {
        int length = (to - from) / syllables;
        for (int at = from; at < to; at++) {
            int within = (at - from) % Math.max(1, length);
            int value = (int) Math.round(LOUDNESS * loudness(within, length) * tone(at - from));
            samples[2 * at] = (byte) value;
            samples[2 * at + 1] = (byte) (value >> 8);
        }
    }

    /** Quickly up, slowly down, and silent at both ends, so that nothing clicks. */
    private double loudness(int at, int length) {
        double rising = Math.min(1, at / (RISE * rate));
        double left = (double) (length - at) / length;
        return rising * Math.sin(Math.PI / 2 * Math.max(0, Math.min(1, left * 1.5)));
    }

    private double tone(int at) {
        double phase = 2 * Math.PI * pitch * at / rate;
        double sum = 0;
        double all = 0;
        for (int overtone = 1; overtone <= OVERTONES; overtone++) {
            double strength = 1 / (1 + Math.abs(overtone - colour));
            sum += strength * Math.sin(overtone * phase);
            all += strength;
        }
        return sum / all;
    }
}
