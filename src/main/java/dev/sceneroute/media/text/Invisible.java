package dev.sceneroute.media.text;

/** Code points that are not drawn themselves: they join, select, fill, order or end lines. */
final class Invisible {

    private Invisible() {}

    /** Whether it is one of them (Unicode's Default_Ignorable_Code_Point, and control characters). */
    static boolean is(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> isSelector(point) || isFiller(point);
        };
    }

    private static boolean isSelector(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF) || point == 0x180F;
    }

    private static boolean isFiller(int point) {
        return point == 0x034F || point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0xFFA0;
    }
}
