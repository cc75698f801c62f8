package dev.sceneroute.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Walks the segments of a JPEG file up to its pixels (ISO/IEC 10918-1, B.1). */
final class JpegHeader {

    private static final int START_OF_SCAN = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    /** Adobe's segment says how colours are coded; the others of its kind are notes. */
    private static final int APP14 = 0xEE;

    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final int FILLING = 0xFF;
    private static final int MOST_SEGMENTS = 10_000;

    private JpegHeader() {}

    static PictureFile read(PictureBytes bytes) throws IOException {
        List<PictureFile.Extent> essence = new ArrayList<>(List.of(new PictureFile.Extent(0, 2)));
        int orientation = ExifOrientation.UPRIGHT;
        int width = 0;
        int height = 0;
        long place = 2;
        for (int segments = 0; segments < MOST_SEGMENTS; segments++) {
            ByteBuffer head = bytes.at(place, 4);
            int marker = Byte.toUnsignedInt(head.get(1));
            if (Byte.toUnsignedInt(head.get(0)) != FILLING) {
                throw PictureBytes.cutOff();
            }
            if (marker == FILLING) {
                place++;
                continue;
            }
            if (marker == START_OF_SCAN) {
                essence.add(new PictureFile.Extent(place, bytes.size() - place));
                return picture(width, height, orientation, essence);
            }
            int length = Short.toUnsignedInt(head.getShort(2));
            if (isFrame(marker)) {
                ByteBuffer frame = bytes.at(place + 4, 6);
                height = Short.toUnsignedInt(frame.getShort(1));
                width = Short.toUnsignedInt(frame.getShort(3));
            } else if (marker == APP1 && orientation == ExifOrientation.UPRIGHT) {
                orientation = orientation(bytes, place + 4, length - 2);
            }
            if (!isNote(marker)) {
                essence.add(new PictureFile.Extent(place, length + 2L));
            }
            place += length + 2L;
        }
        throw PictureBytes.cutOff();
    }

    private static PictureFile picture(int width, int height, int orientation, List<PictureFile.Extent> essence) {
        if (width == 0 || height == 0) {
            throw new PictureException(
                    "The picture is coded in a rare way (neither baseline nor progressive JPEG): save it as PNG");
        }
        return new PictureFile(PictureKind.JPEG, PictureShape.of(width, height, orientation, false), essence);
    }

    /** Baseline, extended and progressive with Huffman coding: what is met, and what FFmpeg decodes. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xC2;
    }

    private static boolean isNote(int marker) {
        return (marker > APP0 && marker <= APP15 && marker != APP14) || marker == COMMENT;
    }

    private static int orientation(PictureBytes bytes, long place, int length) throws IOException {
        if (length < 14) {
            return ExifOrientation.UPRIGHT;
        }
        ByteBuffer notes = bytes.at(place, length);
        boolean exif = PictureKind.fourCharacters(notes, 0).equals("Exif");
        return exif ? ExifOrientation.of(notes.slice(6, length - 6)) : ExifOrientation.UPRIGHT;
    }
}
