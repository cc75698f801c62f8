package dev.sceneroute.media;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an H.264 track says of its pictures in its first sequence parameter set (ISO/IEC 14496-10:2022, 7.3.2.1 and E.1),
 * as far as it decides whether frames may be copied into a film.
 *
 * @param configuration all that a decoder is set up with; none if that is damaged behind the first set
 * @param profile profile_idc, such as 100 for High
 * @param chromaFormat 1 is 4:2:0
 * @param bitDepth bits of a luma or chroma sample, the greater of the two
 * @param progressive whether every frame is a whole picture
 * @param pixelShape width to height of one pixel; {@code 1:1} if it is not said
 * @param fullRange whether black is 0 and not 16
 * @param transfer how brightness is coded (ISO/IEC 23091-2): 1 is BT.709, 16 is PQ, 2 is not said
 * @param matrix how colours are coded (ISO/IEC 23091-2): 1 is BT.709, 9 is BT.2020, 2 is not said
 */
record AvcParameters(
        @Nullable AvcConfiguration configuration,
        int profile,
        int chromaFormat,
        int bitDepth,
        boolean progressive,
        String pixelShape,
        boolean fullRange,
        int transfer,
        int matrix) {

    private static final List<Integer> PROFILES_WITH_CHROMA =
            List.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);
    private static final int UNSPECIFIED = 2;
    private static final int BT709 = 1;
    private static final int EXTENDED_SAR = 255;
    /** Table E-1: shapes that have a number. */
    private static final List<String> SHAPES = List.of(
            "1:1", "1:1", "12:11", "10:11", "16:11", "40:33", "24:11", "20:11", "32:11", "80:33", "18:11", "15:11",
            "64:33", "160:99", "4:3", "3:2", "2:1");

    /** Whether a frame is what every player shows: 8 bits, 4:2:0, whole pictures, black at 16. */
    boolean isPlain() {
        return chromaFormat == 1 && bitDepth == 8 && progressive && !fullRange;
    }

    /** Whether its colours are those of a high-definition film, or taken for such because nothing is said. */
    boolean isBt709() {
        return matrix == BT709 || matrix == UNSPECIFIED;
    }

    /** Whether an {@code avcC} box holds any; if not, they stand among the frames ({@code avc3}). */
    static boolean areIn(ByteBuffer configuration) {
        return (configuration.get(5) & 31) > 0;
    }

    /**
     * Reads the content of an {@code avcC} box (ISO/IEC 14496-15, 5.3.3).
     *
     * @throws IndexOutOfBoundsException if it ends too early
     */
    static AvcParameters of(ByteBuffer configuration) {
        if (!areIn(configuration)) {
            throw Mp4Box.damaged("it has no H.264 parameters");
        }
        int length = Short.toUnsignedInt(configuration.getShort(6));
        return read(AvcConfiguration.of(configuration), new BitReader(configuration.slice(8, length)));
    }

    private static AvcParameters read(@Nullable AvcConfiguration configuration, BitReader bits) {
        bits.skip(8);
        int profile = bits.bits(8);
        bits.skip(16);
        bits.unsigned();
        int chromaFormat = 1;
        int bitDepth = 8;
        if (PROFILES_WITH_CHROMA.contains(profile)) {
            chromaFormat = bits.unsigned();
            bits.skip(chromaFormat == 3 ? 1 : 0);
            bitDepth = 8 + Math.max(bits.unsigned(), bits.unsigned());
            bits.skip(1);
            skipScalingLists(bits, chromaFormat == 3 ? 12 : 8);
        }
        skipFrameNumbers(bits);
        boolean progressive = progressive(bits);
        return colours(configuration, bits, profile, chromaFormat, bitDepth, progressive);
    }

    private static void skipScalingLists(BitReader bits, int lists) {
        if (!bits.flag()) {
            return;
        }
        for (int list = 0; list < lists; list++) {
            if (bits.flag()) {
                skipScalingList(bits, list < 6 ? 16 : 64);
            }
        }
    }

    private static void skipScalingList(BitReader bits, int size) {
        int last = 8;
        for (int i = 0; i < size && last != 0; i++) {
            last = last + bits.signed() & 255;
        }
    }

    private static void skipFrameNumbers(BitReader bits) {
        bits.unsigned();
        int orderType = bits.unsigned();
        if (orderType == 0) {
            bits.unsigned();
        } else if (orderType == 1) {
            bits.skip(1);
            bits.signed();
            bits.signed();
            for (int left = bits.unsigned(); left > 0; left--) {
                bits.signed();
            }
        }
    }

    /** Reads over the sizes and the cropping; the field between them is the one that counts. */
    private static boolean progressive(BitReader bits) {
        bits.unsigned();
        bits.skip(1);
        bits.unsigned();
        bits.unsigned();
        boolean progressive = bits.flag();
        bits.skip(progressive ? 1 : 2);
        if (bits.flag()) {
            for (int side = 0; side < 4; side++) {
                bits.unsigned();
            }
        }
        return progressive;
    }

    private static AvcParameters colours(
            @Nullable AvcConfiguration configuration,
            BitReader bits,
            int profile,
            int chromaFormat,
            int bitDepth,
            boolean progressive) {
        String pixelShape = "1:1";
        boolean fullRange = false;
        int transfer = UNSPECIFIED;
        int matrix = UNSPECIFIED;
        if (bits.flag()) {
            pixelShape = bits.flag() ? pixelShape(bits) : pixelShape;
            bits.skip(bits.flag() ? 1 : 0);
            if (bits.flag()) {
                bits.skip(3);
                fullRange = bits.flag();
                if (bits.flag()) {
                    bits.skip(8);
                    transfer = bits.bits(8);
                    matrix = bits.bits(8);
                }
            }
        }
        return new AvcParameters(
                configuration, profile, chromaFormat, bitDepth, progressive, pixelShape, fullRange, transfer, matrix);
    }

    private static String pixelShape(BitReader bits) {
        int number = bits.bits(8);
        if (number == EXTENDED_SAR) {
            return VideoTrack.shape(bits.bits(16), bits.bits(16));
        }
        return number < SHAPES.size() ? SHAPES.get(number) : "1:1";
    }
}
