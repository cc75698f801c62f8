package dev.sceneroute.speech.local;

import java.text.Normalizer;
import java.util.Map;

/**
 * What FreeTTS can say of a text: its rules know ASCII. The result is as long as the text, so that a place in one is the
 * same place in the other.
 */
final class EnglishLetters {

    private static final Map<Character, Character> ALIKE = Map.ofEntries(
            Map.entry('\u2018', '\''),
            Map.entry('\u2019', '\''),
            Map.entry('\u201C', '"'),
            Map.entry('\u201D', '"'),
            Map.entry('\u2013', ','),
            Map.entry('\u2014', ','),
            Map.entry('\u2026', '.'),
            Map.entry('\u00DF', 's'),
            Map.entry('\u00E6', 'a'),
            Map.entry('\u00C6', 'A'),
            Map.entry('\u00F8', 'o'),
            Map.entry('\u00D8', 'O'),
            Map.entry('\u0153', 'o'),
            Map.entry('\u0152', 'O'),
            Map.entry('\u0142', 'l'),
            Map.entry('\u0141', 'L'));

    private EnglishLetters() {}

    /** The text in ASCII; what has no likeness there is a space. */
    static String of(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            letters.append(ascii(text.charAt(index)));
        }
        return letters.toString();
    }

    private static char ascii(char character) {
        char alike = ALIKE.getOrDefault(character, character);
        if (alike >= ' ' && alike < 0x7F) {
            return alike;
        }
        char base =
                Normalizer.normalize(String.valueOf(alike), Normalizer.Form.NFD).charAt(0);
        return base > ' ' && base < 0x7F ? base : ' ';
    }
}
