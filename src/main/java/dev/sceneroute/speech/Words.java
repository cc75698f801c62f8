package dev.sceneroute.speech;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text, by the rules of its language: what is lit up together while it is said. Where a script puts no
 * space between words, they are what the Java runtime knows as such (Thai by its dictionary, Japanese by its kinds of
 * characters), and longer ones are cut into groups of a few characters.
 */
public final class Words {

    /** Up to so many characters are one group. Katakana write whole foreign words; Thai words come from a dictionary. */
    private static final Map<UnicodeScript, Integer> LONGEST_GROUP = Map.of(
            UnicodeScript.HAN, 4,
            UnicodeScript.HIRAGANA, 5,
            UnicodeScript.KATAKANA, 10,
            UnicodeScript.BOPOMOFO, 4,
            UnicodeScript.THAI, 12,
            UnicodeScript.LAO, 4,
            UnicodeScript.KHMER, 4,
            UnicodeScript.MYANMAR, 4);

    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    /** Full stops of India's scripts, which Java's rules leave at the word. */
    private static final String STOPS = "\u0964\u0965";

    private static final String APOSTROPHES = "'\u2019";

    private Words() {}

    /**
     * Finds them.
     *
     * @param language BCP 47 tag
     * @return in their order; each letter and digit of the text is in exactly one
     */
    public static List<TextSpan> of(String text, String language) {
        BreakIterator boundaries = BreakIterator.getWordInstance(Locale.forLanguageTag(language));
        boundaries.setText(text);
        List<TextSpan> words = new ArrayList<>();
        int start = boundaries.first();
        for (int end = boundaries.next(); end != BreakIterator.DONE; end = boundaries.next()) {
            TextSpan word = new TextSpan(start, withoutStop(text, start, end));
            if (isSaid(word.in(text))) {
                add(word, text, words);
            }
            start = end;
        }
        return List.copyOf(words);
    }

    /** Whether it has a letter or a digit; the rest is pauses. */
    static boolean isSaid(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static int withoutStop(String text, int start, int end) {
        int at = end;
        while (at > start && STOPS.indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    private static void add(TextSpan word, String text, List<TextSpan> words) {
        TextSpan last = words.isEmpty() ? null : words.get(words.size() - 1);
        if (last != null && isApostrophe(text, last.end(), word.start())) {
            words.set(words.size() - 1, new TextSpan(last.start(), word.end()));
        } else {
            words.addAll(groups(word, text));
        }
    }

    /** "it’s" and "l’homme" are one word, also with the apostrophe of printers, which Java takes for a mark. */
    private static boolean isApostrophe(String text, int from, int to) {
        return to - from == 1 && APOSTROPHES.indexOf(text.charAt(from)) >= 0;
    }

    private static List<TextSpan> groups(TextSpan word, String text) {
        int longest = LONGEST_GROUP.getOrDefault(script(word.in(text)), Integer.MAX_VALUE);
        List<Integer> ends = new ArrayList<>();
        Matcher grapheme = GRAPHEME.matcher(text).region(word.start(), word.end());
        while (grapheme.find()) {
            ends.add(grapheme.end());
        }
        if (ends.size() <= longest) {
            return List.of(word);
        }
        return cut(word.start(), ends, (ends.size() + longest - 1) / longest);
    }

    /** About equally long groups. */
    private static List<TextSpan> cut(int first, List<Integer> ends, int count) {
        List<TextSpan> groups = new ArrayList<>();
        int start = first;
        for (int group = 1; group <= count; group++) {
            int end = ends.get(ends.size() * group / count - 1);
            groups.add(new TextSpan(start, end));
            start = end;
        }
        return groups;
    }

    private static UnicodeScript script(String word) {
        return word.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .findFirst()
                .orElse(UnicodeScript.COMMON);
    }
}
