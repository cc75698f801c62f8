package dev.sceneroute.sandbox.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * What the simulated voices make of a text: for each word as many short hums as it has syllables, with pauses where a
 * speaker makes them. The same text always sounds the same, and the times of its words are those of the samples.
 */
final class HummedText {
    private static final double LEAD_IN = 0.06;
    private static final double SYLLABLE = 0.15;
    private static final double BETWEEN_WORDS = 0.05;
    private static final double AT_ANY_SIGN = 0.04;
    private static final double AT_A_COMMA = 0.2;
    private static final double AT_A_STOP = 0.4;

    private final List<Word> words;
    private final byte[] samples;
    private final int rate;

    /**
     * A word that is heard.
     *
     * @param start index of its first character in what is said
     * @param end index behind its last one
     * @param from its first sample
     * @param to the one behind its last
     */
    record Word(int start, int end, int from, int to) {}

    /**
     * Hums a text.
     *
     * @param text what is said
     * @param speed 1 for the voice's own
     * @param rate samples a second
     */
    HummedText(String text, double speed, int rate) {
        this.rate = rate;
        this.words = placed(text, speed, rate);
        int end = words.isEmpty() ? 0 : words.get(words.size() - 1).to();
        this.samples = new byte[2 * (end + samples(AT_A_STOP, speed, rate))];
        for (Word word : words) {
            Hum.of(text.substring(word.start(), word.end()), rate).into(samples, word.from(), word.to());
        }
    }

    private static List<Word> placed(String text, double speed, int rate) {
        List<Word> words = new ArrayList<>();
        int at = samples(LEAD_IN, speed, rate);
        double pause = 0;
        int index = 0;
        while (index < text.length()) {
            int end = index;
            while (end < text.length() && spoken(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
            if (end == index) {
                pause = Math.max(pause, pause(text.charAt(index)));
                index++;
            } else {
                at += samples(pause, speed, rate);
                pause = 0;
                int to = at + samples(SYLLABLE, speed, rate) * Hum.syllables(text.substring(index, end));
                words.add(new Word(index, end, at, to));
                at = to;
                index = end;
            }
        }
        return words;
    }

    private static boolean spoken(int character) {
        return Character.isLetterOrDigit(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || character == '\''
                || character == '’';
    }

    private static double pause(char sign) {
        if (Character.isWhitespace(sign)) {
            return BETWEEN_WORDS;
        }
        if (".!?。！？…".indexOf(sign) >= 0) {
            return AT_A_STOP;
        }
        return ",;:、，—".indexOf(sign) >= 0 ? AT_A_COMMA : AT_ANY_SIGN;
    }

    private static int samples(double seconds, double speed, int rate) {
        return (int) Math.round(seconds / speed * rate);
    }

    /** The words in their order. */
    List<Word> words() {
        return words;
    }

    /** 16 bits, little-endian, one channel. */
    byte[] samples() {
        return samples;
    }

    int rate() {
        return rate;
    }

    /** When a sample is heard. */
    double seconds(int sample) {
        return (double) sample / rate;
    }

    /** When speech reaches an index of the text: the beginning of the word there or behind it, or the end of the last. */
    double reaches(int index) {
        for (Word word : words) {
            if (word.end() > index) {
                return seconds(word.from());
            }
        }
        return words.isEmpty() ? 0 : seconds(words.get(words.size() - 1).to());
    }
}
