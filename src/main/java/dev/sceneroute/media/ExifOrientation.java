package dev.sceneroute.media;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a picture is to be turned before it is shown: cameras store what their sensor saw and note how they were held
 * (CIPA DC-008, Exif 2.32, 4.6.4: tag 0x0112).
 */
final class ExifOrientation {

    /** Shown as it is stored. */
    static final int UPRIGHT = 1;

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;

    private ExifOrientation() {}

    /**
     * The orientation, 1 to 8; 1 if none is said or the block cannot be read, as every viewer does.
     *
     * @param block a TIFF header and what follows it
     */
    static int of(ByteBuffer block) {
        try {
            ByteBuffer tiff = block.slice();
            int order = Short.toUnsignedInt(tiff.getShort(0));
            tiff.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int entries = Short.toUnsignedInt(tiff.getShort(directory));
            for (int entry = 0; entry < entries; entry++) {
                int place = directory + 2 + entry * ENTRY;
                if (Short.toUnsignedInt(tiff.getShort(place)) == TAG && tiff.getShort(place + 2) == SHORT) {
                    int said = tiff.getShort(place + 8);
                    return said >= 1 && said <= 8 ? said : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (IndexOutOfBoundsException | BufferUnderflowException damaged) {
            return UPRIGHT;
        }
    }

    /** Whether width and height change places. */
    static boolean isLying(int orientation) {
        return orientation >= 5;
    }

    /** The filters that turn a stored picture upright; empty if it is. */
    static String filters(int orientation) {
        return switch (orientation) {
            case 2 -> "hflip";
            case 3 -> "hflip,vflip";
            case 4 -> "vflip";
            case 5 -> "transpose=cclock_flip";
            case 6 -> "transpose=clock";
            case 7 -> "transpose=clock_flip";
            case 8 -> "transpose=cclock";
            default -> "";
        };
    }
}
