package dev.sceneroute.media;

/** How a picture is laid out when it is shown, by the upper left of its track's matrix (ISO/IEC 14496-12:2022, 8.3.2). */
enum Turn {
    /** As it is coded. */
    NONE,
    /** Upside down. */
    AROUND,
    /** By a quarter, to the left or to the right: width and height change places. */
    ASIDE,
    /** As in a mirror, turned or not. Versions of FFmpeg differ in what they do about it. */
    MIRRORED,
    /** By another angle, or drawn out; nothing of that kind was ever seen. */
    OTHER;

    private static final int ONE = 0x10000;

    /** Reads the matrix, in 65,536ths. */
    static Turn of(int a, int b, int c, int d) {
        if (b == 0 && c == 0 && Math.abs(a) == ONE && Math.abs(d) == ONE) {
            return a == d ? a == ONE ? NONE : AROUND : MIRRORED;
        }
        if (a == 0 && d == 0 && Math.abs(b) == ONE && Math.abs(c) == ONE) {
            return b == -c ? ASIDE : MIRRORED;
        }
        return OTHER;
    }
}
