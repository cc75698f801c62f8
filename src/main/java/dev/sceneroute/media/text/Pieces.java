package dev.sceneroute.media.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Cuts a text into the parts lines are made of, none of them wider than a line. */
public final class Pieces {

    private final String text;
    private final ToDoubleFunction<String> measure;
    private final double line;
    private final List<Piece> pieces = new ArrayList<>();

    private Pieces(String text, ToDoubleFunction<String> measure, double line) {
        this.text = text;
        this.measure = measure;
        this.line = line;
    }

    /**
     * Cuts it at all the places where a line may end, and inside a word only if it is wider than a line.
     *
     * @param breaks where a line may end
     * @param measure how wide a part of the text is
     * @param line how wide a line may be, in the same unit
     */
    public static List<Piece> of(String text, List<LineBreak> breaks, ToDoubleFunction<String> measure, double line) {
        return new Pieces(text, measure, line).cut(breaks);
    }

    private List<Piece> cut(List<LineBreak> breaks) {
        int start = 0;
        for (LineBreak each : breaks) {
            add(start, each.at(), each.cost());
            start = each.at();
        }
        if (start < text.length()) {
            add(start, text.length(), LineBreak.SENTENCE);
        }
        return pieces;
    }

    private void add(int start, int end, int cost) {
        Piece whole = piece(start, end, cost);
        if (whole.shown() <= line) {
            pieces.add(whole);
        } else {
            addInParts(start, end, cost);
        }
    }

    /** As many characters in a part as a line takes, always one at least; kinsoku is kept where it can be. */
    private void addInParts(int start, int end, int cost) {
        int from = start;
        int to = start;
        int good = start;
        for (int length : Graphemes.ends(text.substring(start, end))) {
            int next = start + length;
            if (to > from && shown(from, next) > line) {
                int cut = good > from ? good : to;
                pieces.add(piece(from, cut, LineBreak.LAST_RESORT));
                from = cut;
            }
            if (next < end
                    && !Kinsoku.mustNotBegin(text.codePointAt(next))
                    && !Kinsoku.mustNotEnd(text.codePointBefore(next))) {
                good = next;
            }
            to = next;
        }
        pieces.add(piece(from, end, cost));
    }

    private Piece piece(int start, int end, int cost) {
        return new Piece(start, end, measure.applyAsDouble(text.substring(start, end)), shown(start, end), cost);
    }

    private double shown(int start, int end) {
        return measure.applyAsDouble(text.substring(start, end).stripTrailing());
    }
}
