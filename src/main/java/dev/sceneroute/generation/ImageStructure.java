package dev.sceneroute.generation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Follows a file's parts to its end mark. A download that broke off keeps a perfect header: only the end tells. Bytes
 * after the end mark are allowed, cameras write them.
 */
final class ImageStructure {
    private static final int PNG_SIGNATURE = 8;
    private static final int PNG_CHUNK_FRAME = 12;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;

    private ImageStructure() {}

    static boolean isWhole(ImageKind kind, byte[] bytes) {
        return kind == ImageKind.PNG ? pngIsWhole(bytes) : jpegIsWhole(bytes);
    }

    /** PNG (ISO/IEC 15948): chunks of length, name, data, CRC; the last is IEND, and there is picture data. */
    private static boolean pngIsWhole(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes);
        boolean hasData = false;
        for (int at = PNG_SIGNATURE; at + PNG_CHUNK_FRAME <= bytes.length; ) {
            int length = file.getInt(at);
            if (length < 0 || length > bytes.length - at - PNG_CHUNK_FRAME || !crcHolds(bytes, at, length)) {
                return false;
            }
            String name = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (name.equals("IEND")) {
                return hasData;
            }
            hasData |= name.equals("IDAT");
            at += PNG_CHUNK_FRAME + length;
        }
        return false;
    }

    private static boolean crcHolds(byte[] bytes, int at, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, at + 4, length + 4);
        return (int) crc.getValue() == ByteBuffer.wrap(bytes).getInt(at + 8 + length);
    }

    /** JPEG (ITU-T T.81): marker segments with a length; after a start of scan, coded data up to the next marker. */
    private static boolean jpegIsWhole(byte[] bytes) {
        boolean hasScan = false;
        for (int at = nextMarker(bytes, 2); at < bytes.length; ) {
            int marker = bytes[at] & 0xFF;
            if (marker == END_OF_IMAGE) {
                return hasScan;
            }
            if (at + 2 >= bytes.length) {
                return false;
            }
            hasScan |= marker == START_OF_SCAN;
            int length = ((bytes[at + 1] & 0xFF) << 8) | (bytes[at + 2] & 0xFF);
            at = nextMarker(bytes, at + 1 + length);
        }
        return false;
    }

    /** Position of the next marker's code: FF followed by neither a stuffed 00, fill FF nor a restart D0 to D7. */
    private static int nextMarker(byte[] bytes, int from) {
        for (int at = from; at + 1 < bytes.length; at++) {
            int code = bytes[at + 1] & 0xFF;
            if (bytes[at] == (byte) 0xFF && code != 0 && code != 0xFF && (code & 0xF8) != 0xD0) {
                return at + 1;
            }
        }
        return bytes.length;
    }
}
