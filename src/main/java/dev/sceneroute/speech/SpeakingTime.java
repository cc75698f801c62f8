package dev.sceneroute.speech;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * How long a text takes to say. A rough guess before anything is spoken: 150 words a minute where words are spaced, 5
 * characters a second in Chinese, Japanese and Korean, 10 letters a second in scripts of Southeast Asia, which put no
 * space between words.
 */
public final class SpeakingTime {
    private static final double SECONDS_PER_WORD = 60.0 / 150;
    private static final double SECONDS_PER_CHARACTER = 1.0 / 5;
    private static final double SECONDS_PER_LETTER = 1.0 / 10;
    private static final Set<UnicodeScript> CHARACTERS = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.HANGUL);
    private static final Set<UnicodeScript> LETTERS =
            Set.of(UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR);

    private SpeakingTime() {}

    /** Seconds the text takes; 0 for a text without letters and digits. */
    public static double seconds(String text) {
        double seconds = 0;
        boolean inWord = false;
        for (int point : text.codePoints().toArray()) {
            UnicodeScript script = UnicodeScript.of(point);
            if (CHARACTERS.contains(script)) {
                seconds += SECONDS_PER_CHARACTER;
                inWord = false;
            } else if (LETTERS.contains(script)) {
                seconds += SECONDS_PER_LETTER;
                inWord = false;
            } else if (Character.isLetterOrDigit(point)) {
                seconds += inWord ? 0 : SECONDS_PER_WORD;
                inWord = true;
            } else {
                inWord &= isInsideWord(point);
            }
        }
        return seconds;
    }

    /** Marks that do not end a word: the apostrophes of "don't" and accents that stand alone. */
    private static boolean isInsideWord(int point) {
        return point == '\''
                || point == '\u2019'
                || point == '-'
                || Character.getType(point) == Character.NON_SPACING_MARK;
    }
}
