package dev.sceneroute.media.text;

/** Text without what has no place in a line: line ends, control characters, runs of blanks, turned directions. */
public final class PlainText {

    private PlainText() {}

    /**
     * The text in one line.
     *
     * @param longest characters that are looked at (UTF-16)
     */
    public static String of(String text, int longest) {
        StringBuilder plain = new StringBuilder();
        String looked = text.length() <= longest ? text : text.substring(0, longest);
        looked.codePoints().map(PlainText::shown).filter(point -> point >= 0).forEach(point -> {
            if (point != ' ' || (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ')) {
                plain.appendCodePoint(point);
            }
        });
        return plain.toString().strip();
    }

    /**
     * What stands for a code point in a line: a blank for anything that separates, the code point itself for what can be
     * shown.
     *
     * @return -1 if it is left out
     */
    public static int shown(int point) {
        if (Character.isWhitespace(point)) {
            return ' ';
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.SURROGATE -> -1;
            default -> isTurning(point) || isNoCharacter(point) ? -1 : point;
        };
    }

    /** Directions that are opened and closed: a line break between the two would leave one of them alone. */
    private static boolean isTurning(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }

    private static boolean isNoCharacter(int point) {
        return (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
    }
}
