package dev.sceneroute.speech;

import dev.sceneroute.speech.SpeechException.Kind;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into pieces an engine takes: as many sentences as fit together; a sentence that is too long at its clauses,
 * a clause at its words, a word between its characters, never within what a reader sees as one character.
 */
public final class SpeechPieces {

    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    /** Ends Java's rules do not know in every language: of Arabic, of India, and of Chinese in an English text. */
    private static final Pattern SENTENCE_END = Pattern.compile("[。！？]+[」』”’）)]*\\s*|[؟۔।॥]+[\"'”’»)]*\\s+");

    private static final Pattern CLAUSE_END = Pattern.compile("[，、；：]+\\s*|[,;:،؛…]+[\"'”’»)]*\\s+|\\s+[–—-]\\s+|—");

    private static final Pattern LAST_WORD = Pattern.compile("(?:^|[\\s(])(\\p{L}[\\p{L}.]*)\\.\\s+$");

    /** A full stop behind these ends no sentence; behind a single letter, as in an initial, neither. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            ("approx art av bzw ca cf dept dr e.g eds est etc evtl fig figs gen ggf hon i.e inc jr lt ltd max min mme"
                            + " mr mrs ms mt nr no p.ex pp prof rep sen sgt sr st str u.a usw vgl vol vs z.b")
                    .split(" ", -1));

    private final String text;
    private final Locale locale;
    private final Predicate<String> takes;
    private final BitSet characters = new BitSet();
    private final Map<Level, BitSet> known = new EnumMap<>(Level.class);
    private final List<Piece> done = new ArrayList<>();

    private SpeechPieces(String text, Locale locale, Predicate<String> takes) {
        this.text = text;
        this.locale = locale;
        this.takes = takes;
        Matcher grapheme = GRAPHEME.matcher(text);
        while (grapheme.find()) {
            characters.set(grapheme.end());
        }
    }

    /** How a piece ends. */
    public enum Cut {
        /** At the end of a sentence, or of the text. */
        SENTENCE,
        /** At the end of a clause. */
        CLAUSE,
        /** Between two words, or in the middle of one. */
        WORD
    }

    /**
     * One piece.
     *
     * @param span where it is in the text; no space at either end
     * @param end how it ends
     */
    public record Piece(TextSpan span, Cut end) {}

    /**
     * Cuts a text.
     *
     * @param text what is said, without markup
     * @param language BCP 47 tag, by whose rules sentences end
     * @param takes whether a piece of this text is short enough
     * @return in the text's order; everything but the spaces between them is in one of them
     * @throws SpeechException of the kind {@code TOO_LONG} if not even one character is taken
     */
    public static List<Piece> of(String text, String language, Predicate<String> takes) {
        SpeechPieces pieces = new SpeechPieces(text, Locale.forLanguageTag(language), takes);
        pieces.cut(new TextSpan(0, text.length()), Level.SENTENCES, Cut.SENTENCE);
        return List.copyOf(pieces.done);
    }

    /** The ways to cut, the best first. */
    private enum Level {
        SENTENCES(Cut.SENTENCE),
        CLAUSES(Cut.CLAUSE),
        WORDS(Cut.WORD),
        CHARACTERS(Cut.WORD);

        private final Cut cut;

        Level(Cut cut) {
            this.cut = cut;
        }

        Level finer() {
            return switch (this) {
                case SENTENCES -> CLAUSES;
                case CLAUSES -> WORDS;
                case WORDS -> CHARACTERS;
                case CHARACTERS ->
                    throw new SpeechException(
                            Kind.TOO_LONG, "The engine does not even take a single character at once");
            };
        }
    }

    /** Packs as many parts together as are taken; a part that is not taken by itself is cut at the next level. */
    private void cut(TextSpan whole, Level level, Cut end) {
        BitSet ends = ends(whole, level);
        int start = whole.start();
        int taken = start;
        for (int at = ends.nextSetBit(start + 1); at >= 0 && at <= whole.end(); at = ends.nextSetBit(at + 1)) {
            if (!takes.test(text.substring(start, at).strip())) {
                if (taken > start) {
                    add(start, taken, level.cut);
                    start = taken;
                }
                if (!takes.test(text.substring(start, at).strip())) {
                    cut(new TextSpan(start, at), level.finer(), at == whole.end() ? end : level.cut);
                    start = at;
                }
            }
            taken = at;
        }
        add(start, whole.end(), end);
    }

    private void add(int start, int end, Cut cut) {
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        if (from < to) {
            done.add(new Piece(new TextSpan(from, to), cut));
        }
    }

    private BitSet ends(TextSpan whole, Level level) {
        BitSet ends = (BitSet) known.computeIfAbsent(level, this::ends).clone();
        ends.set(whole.end());
        return ends;
    }

    private BitSet ends(Level level) {
        BitSet ends =
                switch (level) {
                    case SENTENCES -> sentences();
                    case CLAUSES -> behind(CLAUSE_END);
                    case WORDS -> boundaries(BreakIterator.getLineInstance(locale));
                    case CHARACTERS -> (BitSet) characters.clone();
                };
        ends.and(characters);
        return ends;
    }

    private BitSet sentences() {
        BitSet ends = boundaries(BreakIterator.getSentenceInstance(locale));
        for (int within : ends.stream().filter(this::isWithinASentence).toArray()) {
            ends.clear(within);
        }
        ends.or(behind(SENTENCE_END));
        return ends;
    }

    /** Behind an abbreviation or an initial, and where the next word is in lower case: "Yes!" she said. */
    private boolean isWithinASentence(int end) {
        if (end == text.length()) {
            return false;
        }
        Matcher word = LAST_WORD.matcher(text).region(Math.max(0, end - 20), end);
        boolean abbreviated = word.find() && isAbbreviation(word.group(1));
        return abbreviated || Character.isLowerCase(text.codePointAt(end));
    }

    private static boolean isAbbreviation(String word) {
        return word.length() == 1 || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }

    private BitSet boundaries(BreakIterator iterator) {
        iterator.setText(text);
        BitSet ends = new BitSet();
        for (int end = iterator.first(); end != BreakIterator.DONE; end = iterator.next()) {
            ends.set(end);
        }
        return ends;
    }

    private BitSet behind(Pattern marks) {
        BitSet ends = new BitSet();
        Matcher mark = marks.matcher(text);
        while (mark.find()) {
            ends.set(mark.end());
        }
        return ends;
    }
}
