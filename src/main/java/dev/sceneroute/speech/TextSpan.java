package dev.sceneroute.speech;

/**
 * A stretch of a text.
 *
 * @param start index of its first character (UTF-16)
 * @param end index behind its last one
 */
public record TextSpan(int start, int end) {

    /** Its characters. */
    public String in(String text) {
        return text.substring(start, end);
    }

    /** Its length in characters. */
    public int length() {
        return end - start;
    }
}
