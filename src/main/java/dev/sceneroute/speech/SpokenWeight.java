package dev.sceneroute.speech;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Set;

/**
 * How long a word takes to say compared with others: about 1 for each syllable. A guess from its letters, good enough to
 * light words up in time; nothing is known of how a voice really speaks.
 */
final class SpokenWeight {

    private static final double FIGURE = 1.5;
    /** In scripts that write vowels as marks on their letters, or not at all. */
    private static final double LETTER_WITHOUT_VOWELS = 0.5;

    /** Scripts whose vowels are letters. */
    private static final Set<UnicodeScript> ALPHABETS = Set.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.GEORGIAN);

    private static final String VOWELS = "aeiouyæœøıαεηιουωаеиоуыэюяёєіїաեէըիոօաეიოუა";

    /** Scripts in which a character is a syllable. */
    private static final Set<UnicodeScript> SYLLABLES = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HANGUL,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO);

    /** Small kana are said together with the one before. */
    private static final String SMALL_KANA = "ぁぃぅぇぉゃゅょゎァィゥェォャュョヮ";

    private static final String LONG_STOPS = ".!?…。！？؟।";

    private static final String SHORT_STOPS = ",;:、，；：،؛—–()（）";
    private static final double LONG_PAUSE = 2.5;
    private static final double SHORT_PAUSE = 1.2;

    private SpokenWeight() {}

    /** What a word weighs; more than 0. */
    static double of(String word) {
        double weight = 0;
        int vowelGroups = 0;
        int alphabetic = 0;
        boolean inVowels = false;
        for (int point :
                Normalizer.normalize(word, Normalizer.Form.NFC).codePoints().toArray()) {
            UnicodeScript script = UnicodeScript.of(point);
            boolean vowel = ALPHABETS.contains(script) && isVowel(point);
            vowelGroups += vowel && !inVowels ? 1 : 0;
            inVowels = vowel;
            alphabetic += ALPHABETS.contains(script) ? 1 : 0;
            weight += weight(point, script);
        }
        return Math.max(weight + syllables(vowelGroups, alphabetic), LETTER_WITHOUT_VOWELS);
    }

    /** What the pause weighs that the marks between two words make. */
    static double pause(String between) {
        if (between.chars().anyMatch(mark -> LONG_STOPS.indexOf(mark) >= 0)) {
            return LONG_PAUSE;
        }
        return between.chars().anyMatch(mark -> SHORT_STOPS.indexOf(mark) >= 0) ? SHORT_PAUSE : 0;
    }

    private static double weight(int point, UnicodeScript script) {
        if (Character.isDigit(point)) {
            return FIGURE;
        }
        if (ALPHABETS.contains(script) || !Character.isLetter(point) || SMALL_KANA.indexOf(point) >= 0) {
            return 0;
        }
        return SYLLABLES.contains(script) ? 1 : LETTER_WITHOUT_VOWELS;
    }

    /** A word without vowels is spelled: BBC. */
    private static double syllables(int vowelGroups, int alphabetic) {
        return vowelGroups > 0 ? vowelGroups : alphabetic;
    }

    private static boolean isVowel(int point) {
        String plain = Normalizer.normalize(Character.toString(Character.toLowerCase(point)), Normalizer.Form.NFD);
        return VOWELS.indexOf(plain.codePointAt(0)) >= 0;
    }
}
