package dev.sceneroute.media.text;

/**
 * Characters that must not begin or end a line: Japan's rules for setting text (kinsoku shori, JIS X 4051), with the
 * marks of other scripts.
 */
final class Kinsoku {

    private static final String CLOSING = ")]}〕〉》」』】〙〗〟’”｠»）］｝";
    private static final String STOPS = "、。，．,.・：；:;！？!?‼⁇⁈⁉…‥،؛؟।॥";
    private static final String SMALL = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ";
    private static final String REPEATING = "ー゛゜ヽヾゝゞ々〻‐゠–〜～%％‰℃°′″";
    private static final String OPENING = "([{〔〈《「『【〘〖〝‘“｟«（［｛¿¡￥￦＄＃";
    private static final String NOT_FIRST = CLOSING + STOPS + SMALL + REPEATING;

    private Kinsoku() {}

    /** Whether a line must not begin with it. */
    static boolean mustNotBegin(int point) {
        return NOT_FIRST.indexOf(point) >= 0;
    }

    /** Whether a line must not end with it. */
    static boolean mustNotEnd(int point) {
        return OPENING.indexOf(point) >= 0;
    }

    static boolean closes(int point) {
        return CLOSING.indexOf(point) >= 0 || point == '"' || point == '\'';
    }

    static boolean endsSentence(int point) {
        return ".!?。！？．‼⁇⁈⁉…؟।॥".indexOf(point) >= 0;
    }

    static boolean endsClause(int point) {
        return ",;:、，；：،؛—–".indexOf(point) >= 0;
    }
}
