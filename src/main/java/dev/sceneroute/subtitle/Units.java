package dev.sceneroute.subtitle;

import dev.sceneroute.media.text.LineBreak;
import dev.sceneroute.media.text.LineBreaks;
import dev.sceneroute.media.text.Piece;
import dev.sceneroute.media.text.Pieces;
import dev.sceneroute.speech.TimedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Cuts a speech into the parts cues are made of. Spoken words stay whole unless one is longer than a line. */
final class Units {

    private final CleanSpeech speech;
    private final Cells cells;
    private final long lead;

    private Units(CleanSpeech speech, Cells cells, long lead) {
        this.speech = speech;
        this.cells = cells;
        this.lead = lead;
    }

    /**
     * The parts in their order; their times never go back.
     *
     * @param lead milliseconds from the beginning of the scene to that of the speech
     */
    static List<Unit> of(CleanSpeech speech, @Nullable String language, Cells cells, long lead) {
        List<LineBreak> breaks = LineBreaks.of(speech.text(), language);
        return new Units(speech, cells, lead).cut(breaks);
    }

    private List<Unit> cut(List<LineBreak> breaks) {
        List<Unit> units = new ArrayList<>();
        long last = speech.words().isEmpty()
                ? lead
                : lead + speech.words().get(0).from().toMillis();
        int word = 0;
        for (Piece piece : Pieces.of(speech.text(), aroundWords(breaks), cells::count, cells.line())) {
            while (word < speech.words().size() && speech.words().get(word).end() <= piece.start()) {
                word++;
            }
            long from = last;
            long to = last;
            boolean first = true;
            for (int each = word; each < speech.words().size(); each++) {
                TimedWord spoken = speech.words().get(each);
                if (spoken.start() >= piece.end()) {
                    break;
                }
                long begins = lead + momentIn(spoken, Math.max(piece.start(), spoken.start()));
                from = first ? Math.max(last, begins) : from;
                to = Math.max(from, lead + momentIn(spoken, Math.min(piece.end(), spoken.end())));
                first = false;
            }
            units.add(new Unit(piece, from, Math.max(from, to)));
            last = Math.max(from, to);
        }
        return units;
    }

    /** The breaks that split no word, and those in words that are longer than a line. */
    private List<LineBreak> aroundWords(List<LineBreak> breaks) {
        TreeMap<Integer, TimedWord> words = new TreeMap<>();
        speech.words().forEach(word -> words.put(word.start(), word));
        List<LineBreak> kept = new ArrayList<>();
        for (LineBreak each : breaks) {
            var before = words.lowerEntry(each.at());
            boolean inside = before != null && before.getValue().end() > each.at();
            if (!inside) {
                kept.add(each);
            } else if (isLong(before.getValue())) {
                kept.add(new LineBreak(each.at(), each.cost() + LineBreak.CHARACTER));
            }
        }
        return kept;
    }

    private boolean isLong(TimedWord word) {
        return cells.count(speech.text().substring(word.start(), word.end())) > cells.line();
    }

    /** When a place in a word is heard, if its characters take equally long. */
    static long momentIn(TimedWord word, int place) {
        long from = word.from().toMillis();
        long length = word.to().toMillis() - from;
        return from + length * (place - word.start()) / (word.end() - word.start());
    }
}
