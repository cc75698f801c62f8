package dev.sceneroute.subtitle;

import dev.sceneroute.media.text.LineBreak;
import dev.sceneroute.media.text.LineFill;
import dev.sceneroute.media.text.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shares a scene's text out to cues: the cheapest of all ways, where it costs to end a cue inside a sentence, to bridge a
 * silence, to show what cannot be read in the time it is there, and each cue for itself.
 */
final class CueSplit {

    private static final double CUE = 10;
    private static final double BREAK = 2;
    private static final double SENTENCE_INSIDE = 12;
    private static final double SILENCE_INSIDE = 40;
    private static final double TOO_SHORT = 30;
    private static final double TOO_FAST = 15;
    private static final double WORST_SPEED = 3;
    private static final double FULL = 6;

    private final List<Unit> units;
    private final List<Piece> pieces;
    private final Cells cells;
    private final SubtitleSettings settings;
    private final long room;

    private CueSplit(List<Unit> units, Cells cells, SubtitleSettings settings, long room) {
        this.units = units;
        this.pieces = units.stream().map(Unit::piece).toList();
        this.cells = cells;
        this.settings = settings;
        this.room = room;
    }

    /**
     * The cues, each a part of the list.
     *
     * @param room milliseconds from the beginning of the scene until its last cue must be gone
     */
    static List<List<Unit>> split(List<Unit> units, Cells cells, SubtitleSettings settings, long room) {
        return units.isEmpty() ? List.of() : new CueSplit(units, cells, settings, room).cheapest();
    }

    private List<List<Unit>> cheapest() {
        int size = units.size();
        double[] cost = new double[size + 1];
        int[] from = new int[size + 1];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        cost[0] = 0;
        for (int start = 0; start < size; start++) {
            for (int end = start + 1; end <= size && fits(start, end); end++) {
                double whole = cost[start] + cost(start, end);
                if (whole < cost[end]) {
                    cost[end] = whole;
                    from[end] = start;
                }
            }
        }
        List<List<Unit>> cues = new ArrayList<>();
        for (int end = size; end > 0; end = from[end]) {
            cues.add(0, units.subList(from[end], end));
        }
        return cues;
    }

    private boolean fits(int start, int end) {
        if (end == start + 1) {
            return true;
        }
        long heard = units.get(end - 1).to() - units.get(start).from();
        return heard <= settings.longest().toMillis()
                && LineFill.count(pieces.subList(start, end), cells.line()) <= settings.lines();
    }

    private double cost(int start, int end) {
        double count = 0;
        double inside = 0;
        for (int index = start; index < end; index++) {
            count += pieces.get(index).width();
            if (index + 1 < end) {
                inside += costInside(index);
            }
        }
        double fill = count / (settings.lines() * cells.line());
        double ending = end < units.size() ? BREAK * pieces.get(end - 1).cost() : 0;
        return CUE + ending + inside + FULL * fill * fill + haste(start, end, count);
    }

    private double costInside(int index) {
        double sentence = pieces.get(index).cost() == LineBreak.SENTENCE ? SENTENCE_INSIDE : 0;
        long silence = units.get(index + 1).from() - units.get(index).to();
        return sentence + (silence >= settings.pause().toMillis() ? SILENCE_INSIDE : 0);
    }

    private double haste(int start, int end, double count) {
        long next = end < units.size() ? units.get(end).from() : room;
        double shown = Math.max(1.0, (double) (next - units.get(start).from()));
        double shortest = settings.shortest().toMillis();
        double tooShort = Math.max(0, 1 - shown / shortest);
        double readable = Math.min(shown, (double) settings.longest().toMillis());
        double tooFast = Math.min(WORST_SPEED, Math.max(0, cells.readingTime(count) / readable - 1));
        return TOO_SHORT * tooShort + TOO_FAST * tooFast;
    }
}
