package dev.sceneroute.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Walks the chunks of a PNG file (ISO/IEC 15948, 5). */
final class PngHeader {

    private static final int SIGNATURE = 8;
    /** Length, name and checksum. */
    private static final int FRAME = 12;

    private static final int MOST_CHUNKS = 1_000_000;
    /** What the pixels are made of; transparency is one of it. */
    private static final Set<String> ESSENCE = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private PngHeader() {}

    static PictureFile read(PictureBytes bytes) throws IOException {
        ByteBuffer head = bytes.at(SIGNATURE, 18);
        if (!PictureKind.fourCharacters(head, 4).equals("IHDR")) {
            throw PictureBytes.cutOff();
        }
        int colours = head.get(17);
        List<PictureFile.Extent> essence = new ArrayList<>(List.of(new PictureFile.Extent(0, SIGNATURE)));
        int orientation = ExifOrientation.UPRIGHT;
        boolean ended = false;
        long place = SIGNATURE;
        for (int chunks = 0; !ended; chunks++) {
            ByteBuffer chunk = bytes.at(place, 8);
            long length = Integer.toUnsignedLong(chunk.getInt(0));
            String name = PictureKind.fourCharacters(chunk, 4);
            if (length > bytes.size() - place - FRAME || chunks > MOST_CHUNKS) {
                throw PictureBytes.cutOff();
            }
            if (ESSENCE.contains(name)) {
                essence.add(new PictureFile.Extent(place, length + FRAME));
            } else if (name.equals("eXIf")) {
                orientation = ExifOrientation.of(PictureFile.notes(bytes, place + 8, length));
            }
            ended = name.equals("IEND");
            place += length + FRAME;
        }
        boolean transparent = (colours & 4) != 0;
        return new PictureFile(
                PictureKind.PNG, PictureShape.of(head.getInt(8), head.getInt(12), orientation, transparent), essence);
    }
}
