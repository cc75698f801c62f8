package dev.sceneroute.api;

/** What somebody sent, cut short and made harmless, so that it can stand in an answer and in a log. */
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    /** At most 60 characters of a text, without control and formatting characters. */
    static String text(String given) {
        StringBuilder shown = new StringBuilder();
        given.codePoints().limit(LONGEST).forEach(point -> shown.appendCodePoint(isHarmless(point) ? point : '?'));
        return given.codePointCount(0, given.length()) > LONGEST
                ? shown.append('…').toString()
                : shown.toString();
    }

    private static boolean isHarmless(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
    }
}
