package dev.sceneroute.media.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shares pieces of text out to as few lines as they need, about equally long, ended where a reader would pause.
 */
public final class LineFill {

    /** What a line all of whose width is wrong costs, compared with the cost of a break. */
    private static final double UNEVEN = 60;

    private final List<Piece> pieces;
    private final double line;

    private LineFill(List<Piece> pieces, double line) {
        this.pieces = pieces;
        this.line = line;
    }

    /** How many lines they need, if each is as full as can be. */
    public static int count(List<Piece> pieces, double line) {
        int lines = 0;
        double width = 0;
        for (Piece piece : pieces) {
            if (lines == 0 || width + piece.shown() > line) {
                lines++;
                width = 0;
            }
            width += piece.width();
        }
        return lines;
    }

    /**
     * The lines, each a part of the list.
     *
     * @param line how wide a line may be, in the unit of the pieces
     */
    public static List<List<Piece>> fill(List<Piece> pieces, double line) {
        return pieces.isEmpty() ? List.of() : new LineFill(pieces, line).best(count(pieces, line));
    }

    /** The best place for each end, line by line: the cheapest way to each piece in exactly so many lines. */
    private List<List<Piece>> best(int lines) {
        int size = pieces.size();
        double even = pieces.stream().mapToDouble(Piece::width).sum() / lines;
        double[] cheapest = new double[size + 1];
        Arrays.fill(cheapest, Double.POSITIVE_INFINITY);
        cheapest[0] = 0;
        int[][] from = new int[lines][size + 1];
        for (int row = 0; row < lines; row++) {
            double[] next = new double[size + 1];
            Arrays.fill(next, Double.POSITIVE_INFINITY);
            for (int start = 0; start < size; start++) {
                if (cheapest[start] < Double.POSITIVE_INFINITY) {
                    extend(start, cheapest[start], even, next, from[row]);
                }
            }
            cheapest = next;
        }
        return trace(from, lines);
    }

    private void extend(int start, double before, double even, double[] next, int[] from) {
        double width = 0;
        for (int end = start + 1; end <= pieces.size(); end++) {
            Piece last = pieces.get(end - 1);
            double shown = width + last.shown();
            if (shown > line && end > start + 1) {
                return;
            }
            double uneven = (shown - even) / line;
            double cost = before + UNEVEN * uneven * uneven + (end < pieces.size() ? last.cost() : 0);
            if (cost < next[end]) {
                next[end] = cost;
                from[end] = start;
            }
            width += last.width();
        }
    }

    private List<List<Piece>> trace(int[][] from, int lines) {
        List<List<Piece>> filled = new ArrayList<>();
        int end = pieces.size();
        for (int row = lines - 1; row >= 0; row--) {
            filled.add(0, pieces.subList(from[row][end], end));
            end = from[row][end];
        }
        return filled;
    }
}
