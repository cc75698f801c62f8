package dev.sceneroute.media.text;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the lines of a text may end. Words stay whole; Chinese and Japanese, which have no spaces, may end between
 * characters unless kinsoku forbids it; Korean ends at its spaces; Thai where its dictionary says so.
 */
public final class LineBreaks {

    private final String text;

    private LineBreaks(String text) {
        this.text = text;
    }

    /**
     * The places in their order; the ends of the text are none.
     *
     * @param language BCP 47 tag
     */
    public static List<LineBreak> of(String text, @Nullable String language) {
        return new LineBreaks(text).find(language == null ? Locale.ROOT : Locale.forLanguageTag(language));
    }

    private List<LineBreak> find(Locale locale) {
        Set<Integer> usual = usual(locale);
        List<LineBreak> breaks = new ArrayList<>();
        for (int at : Graphemes.ends(text)) {
            if (at == text.length()) {
                break;
            }
            int next = text.codePointAt(at);
            int previous = lastShown(at);
            if (previous < 0 || Character.isWhitespace(next) || isForbidden(previous, next)) {
                continue;
            }
            boolean spaced = Character.isWhitespace(text.codePointBefore(at));
            if (spaced || isBetweenIdeographs(previous, next)) {
                breaks.add(new LineBreak(at, cost(at, previous, next, spaced)));
            } else if (usual.contains(at) && !holds(previous) && !holds(next)) {
                breaks.add(new LineBreak(at, cost(at, previous, next, false)));
            }
        }
        return breaks;
    }

    private Set<Integer> usual(Locale locale) {
        BreakIterator lines = BreakIterator.getLineInstance(locale);
        lines.setText(text);
        Set<Integer> places = new HashSet<>();
        for (int place = lines.first(); place != BreakIterator.DONE; place = lines.next()) {
            places.add(place);
        }
        return places;
    }

    private static boolean isForbidden(int previous, int next) {
        return Kinsoku.mustNotBegin(next)
                || Kinsoku.mustNotEnd(previous)
                || (isKatakana(previous) && isKatakana(next))
                || isGlue(previous)
                || isGlue(next);
    }

    /** Blanks that hold together what is beside them. */
    private static boolean isGlue(int point) {
        return point == 0x00A0 || point == 0x202F || point == 0x2007 || point == 0x2060 || point == 0xFEFF;
    }

    /** Numbers stay with what they count, Hangul with its particles, straight quotation marks with what they enclose. */
    private static boolean isBetweenIdeographs(int previous, int next) {
        return (isIdeographic(next) && !holds(previous)) || (isIdeographic(previous) && !holds(next));
    }

    private static boolean holds(int point) {
        return Character.isDigit(point) || isHangul(point) || point == '"' || point == '\'';
    }

    /** Characters of the scripts that are written without spaces, and their full-width punctuation. */
    private static boolean isIdeographic(int point) {
        return switch (UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> true;
            default -> (point >= 0x3000 && point <= 0x30FF) || (point >= 0xFF01 && point <= 0xFF5E);
        };
    }

    private static boolean isKatakana(int point) {
        return UnicodeScript.of(point) == UnicodeScript.KATAKANA || point == 'ー';
    }

    private static boolean isHiragana(int point) {
        return UnicodeScript.of(point) == UnicodeScript.HIRAGANA;
    }

    private static boolean isHangul(int point) {
        return UnicodeScript.of(point) == UnicodeScript.HANGUL;
    }

    private int cost(int at, int previous, int next, boolean spaced) {
        boolean closed = Kinsoku.closes(previous);
        if (closed && !spaced && isHiragana(next)) {
            return LineBreak.PHRASE;
        }
        int mark = closed ? lastMark(at) : previous;
        if (Kinsoku.endsSentence(mark) && (spaced || mark > 0x7F)) {
            return LineBreak.SENTENCE;
        }
        if (Kinsoku.endsClause(mark) || Kinsoku.mustNotEnd(next)) {
            return LineBreak.CLAUSE;
        }
        if (spaced) {
            return LineBreak.WORD;
        }
        boolean phrase = (isHiragana(previous) && !isHiragana(next)) || isKatakana(previous) || isKatakana(next);
        return phrase || closed || !isIdeographic(previous) ? LineBreak.PHRASE : LineBreak.CHARACTER;
    }

    /** The last character before a place that is no blank; -1 if there is none. */
    private int lastShown(int at) {
        int place = at;
        while (place > 0 && Character.isWhitespace(text.codePointBefore(place))) {
            place -= Character.charCount(text.codePointBefore(place));
        }
        return place == 0 ? -1 : text.codePointBefore(place);
    }

    /** The last character before a place that is neither a blank nor closes a bracket or quotation; -1 if none. */
    private int lastMark(int at) {
        int place = at;
        while (place > 0 && isPassedOver(text.codePointBefore(place))) {
            place -= Character.charCount(text.codePointBefore(place));
        }
        return place == 0 ? -1 : text.codePointBefore(place);
    }

    private static boolean isPassedOver(int point) {
        return Character.isWhitespace(point) || Kinsoku.closes(point);
    }
}
