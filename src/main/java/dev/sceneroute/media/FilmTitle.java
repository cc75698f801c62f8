package dev.sceneroute.media;

import java.util.List;

/** A film's title as a file of FFmpeg's metadata format, so that a person's text is never part of a command line. */
final class FilmTitle {

    private static final int LONGEST = 500;
    private static final String SPECIAL = "=;#\\";

    private FilmTitle() {}

    /** The lines of the file. */
    static List<String> metadata(String title) {
        return List.of(";FFMETADATA1", "title=" + escaped(title));
    }

    /** Line ends and other control characters have no place in a title and become blanks. */
    private static String escaped(String title) {
        StringBuilder escaped = new StringBuilder();
        title.strip().codePoints().limit(LONGEST).map(FilmTitle::shown).forEach(point -> {
            if (SPECIAL.indexOf(point) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(point);
        });
        return escaped.toString();
    }

    private static int shown(int point) {
        int type = Character.getType(point);
        boolean unseen = type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
        return unseen ? ' ' : point;
    }
}
