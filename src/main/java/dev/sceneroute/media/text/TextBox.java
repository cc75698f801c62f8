package dev.sceneroute.media.text;

/**
 * Where a text is put and how large it may be, in pixels.
 *
 * @param x left edge in the picture
 * @param y upper edge in the picture
 * @param width of the box
 * @param height of the box
 * @param largest the size of an em that is tried first
 * @param smallest the size of an em below which it does not become; what does not fit then is cut off with an ellipsis
 * @param lines how many lines there may be
 * @param across where its lines stand between left and right
 * @param down where it stands between top and bottom
 */
public record TextBox(
        int x, int y, int width, int height, int largest, int smallest, int lines, Across across, Down down) {

    /** Where a line stands. */
    public enum Across {
        /** Where the reader begins: on the left, on the right in Arabic and Hebrew. */
        START,
        /** In the middle. */
        MIDDLE
    }

    /** Where the lines stand. */
    public enum Down {
        /** At the top. */
        TOP,
        /** In the middle. */
        MIDDLE,
        /** At the bottom. */
        BOTTOM
    }
}
