package dev.sceneroute.sandbox.kling;

import java.util.ArrayList;
import java.util.List;

/** Breaks a prompt into lines that fit a picture; wide letters, such as Korean ones, count twice. */
final class WrappedText {
    private WrappedText() {}

    /** Lines of at most so many columns; what does not fit on the last line is left out. */
    static String of(String text, int columns, int mostLines) {
        String clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : clean.split(" ", -1)) {
            for (String piece : pieces(word, columns)) {
                if (!line.isEmpty() && width(line) + width(piece) + 1 > columns) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(piece);
            }
        }
        lines.add(line.toString());
        return cut(lines, mostLines);
    }

    private static String cut(List<String> lines, int most) {
        return lines.size() <= most ? String.join("\n", lines) : String.join("\n", lines.subList(0, most)) + " \u2026";
    }

    /** A word that is longer than a line falls into pieces. */
    private static List<String> pieces(String word, int columns) {
        if (width(word) <= columns) {
            return List.of(word);
        }
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        word.codePoints().forEach(letter -> {
            if (width(piece) + width(letter) > columns) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(letter);
        });
        pieces.add(piece.toString());
        return pieces;
    }

    private static int width(CharSequence text) {
        return text.codePoints().map(WrappedText::width).sum();
    }

    private static int width(int letter) {
        return letter >= 0x1100 ? 2 : 1;
    }
}
