package dev.sceneroute.media;

/** How a picture is laid out when it is shown, by the upper left of its track's matrix (ISO/IEC 14496-12:2022, 8.3.2). */
enum Turn {
    /** As it is coded. */
    NONE(""),
    /** Upside down. */
    AROUND(""),
    /** By a quarter, to the left or to the right: width and height change places. */
    ASIDE(""),
    /** As in a mirror: left and right change places. */
    MIRRORED("hflip"),
    /** Over head: top and bottom change places. */
    MIRRORED_AROUND("vflip"),
    /** Mirrored at the line from the upper left to the lower right. */
    MIRRORED_ASIDE("transpose=cclock_flip"),
    /** Mirrored at the line from the upper right to the lower left. */
    MIRRORED_ASIDE_AROUND("transpose=clock_flip"),
    /** By another angle, or drawn out; nothing of that kind was ever seen. */
    OTHER("");

    private static final int ONE = 0x10000;

    private final String mirror;

    Turn(String mirror) {
        this.mirror = mirror;
    }

    /** Whether it is shown as in a mirror. Versions of FFmpeg differ in what they do about that by themselves. */
    boolean mirrors() {
        return !mirror.isEmpty();
    }

    /** The filter that shows a mirrored picture so. */
    String filter() {
        return mirrors() ? mirror : "null";
    }

    /** Reads the matrix, in 65,536ths. */
    static Turn of(int a, int b, int c, int d) {
        if (b == 0 && c == 0 && Math.abs(a) == ONE && Math.abs(d) == ONE) {
            return a == d ? a == ONE ? NONE : AROUND : d == ONE ? MIRRORED : MIRRORED_AROUND;
        }
        if (a == 0 && d == 0 && Math.abs(b) == ONE && Math.abs(c) == ONE) {
            return b == -c ? ASIDE : b == ONE ? MIRRORED_ASIDE : MIRRORED_ASIDE_AROUND;
        }
        return OTHER;
    }
}
