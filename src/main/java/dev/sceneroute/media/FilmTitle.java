package dev.sceneroute.media;

/** A title as it may stand in a file: line ends and other control characters become blanks, and it ends somewhere. */
final class FilmTitle {

    private static final int LONGEST = 500;

    private FilmTitle() {}

    /** The title to write; empty if there is none. */
    static String clean(String title) {
        StringBuilder clean = new StringBuilder();
        title.strip().codePoints().limit(LONGEST).map(FilmTitle::shown).forEach(clean::appendCodePoint);
        return clean.toString();
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
