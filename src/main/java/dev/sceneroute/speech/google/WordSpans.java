package dev.sceneroute.speech.google;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where the words of a text are, without the punctuation around them. Scripts that put no spaces between words are
 * divided as Java divides them: Thai by its dictionary, Chinese and Japanese where the kind of character changes.
 */
final class WordSpans {
    private static final Set<UnicodeScript> WITHOUT_SPACES = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private WordSpans() {}

    /** From the index of a word's first character to the one behind its last (UTF-16). */
    record Span(int start, int end) {}

    static List<Span> of(String text) {
        List<Span> words = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
                divide(text, start, at, words);
                start = at + 1;
            }
        }
        return words;
    }

    private static void divide(String text, int start, int end, List<Span> words) {
        String token = text.substring(start, end);
        if (token.codePoints().noneMatch(WordSpans::needsDividing)) {
            add(text, start, end, words);
            return;
        }
        BreakIterator breaks = BreakIterator.getWordInstance(Locale.ROOT);
        breaks.setText(token);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            add(text, start + from, start + to, words);
            from = to;
        }
    }

    private static boolean needsDividing(int character) {
        return WITHOUT_SPACES.contains(UnicodeScript.of(character));
    }

    private static void add(String text, int start, int end, List<Span> words) {
        int first = start;
        while (first < end && !Character.isLetterOrDigit(text.codePointAt(first))) {
            first += Character.charCount(text.codePointAt(first));
        }
        int last = end;
        while (last > first && !belongs(text.codePointBefore(last))) {
            last -= Character.charCount(text.codePointBefore(last));
        }
        if (last > first) {
            words.add(new Span(first, last));
        }
    }

    /** Signs that sit on a letter belong to it. */
    private static boolean belongs(int character) {
        int type = Character.getType(character);
        return Character.isLetterOrDigit(character)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
