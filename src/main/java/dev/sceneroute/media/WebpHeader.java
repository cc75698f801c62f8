package dev.sceneroute.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Walks the chunks of a WebP file (RFC 9649, 2). */
final class WebpHeader {

    private static final int CONTAINER = 12;
    private static final int CHUNK = 8;
    private static final int MOST_CHUNKS = 10_000;
    private static final Set<String> ESSENCE = Set.of("VP8X", "ALPH", "VP8 ", "VP8L");

    private static final int ALPHA = 0x10;
    private static final int ANIMATION = 0x02;

    private WebpHeader() {}

    static PictureFile read(PictureBytes bytes) throws IOException {
        List<PictureFile.Extent> essence = new ArrayList<>();
        int orientation = ExifOrientation.UPRIGHT;
        Size size = Size.NONE;
        long place = CONTAINER;
        for (int chunks = 0; bytes.size() - place >= CHUNK && chunks < MOST_CHUNKS; chunks++) {
            ByteBuffer head = bytes.at(place, CHUNK).order(ByteOrder.LITTLE_ENDIAN);
            String name = PictureKind.fourCharacters(head, 0);
            long length = Integer.toUnsignedLong(head.getInt(4));
            if (length > bytes.size() - place - CHUNK) {
                throw PictureBytes.cutOff();
            }
            if (ESSENCE.contains(name)) {
                essence.add(new PictureFile.Extent(place, Math.min(even(length) + CHUNK, bytes.size() - place)));
                size = size.width == 0 ? size(name, bytes, place + CHUNK) : size;
            } else if (name.equals("EXIF")) {
                orientation = orientation(bytes, place + CHUNK, length);
            }
            place += even(length) + CHUNK;
        }
        if (size.width == 0) {
            throw PictureBytes.cutOff();
        }
        PictureShape shape = PictureShape.of(size.width, size.height, orientation, size.transparent);
        return new PictureFile(PictureKind.WEBP, shape, essence);
    }

    /** The head of a file whose chunks have so many bytes. */
    static ByteBuffer container(long chunks) {
        return ByteBuffer.allocate(CONTAINER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt((int) (chunks + 4))
                .put("WEBP".getBytes(StandardCharsets.US_ASCII))
                .flip();
    }

    /** Chunks begin at even places. */
    private static long even(long length) {
        return length + (length & 1);
    }

    private static Size size(String name, PictureBytes bytes, long place) throws IOException {
        ByteBuffer chunk = bytes.at(place, 10).order(ByteOrder.LITTLE_ENDIAN);
        return switch (name) {
            case "VP8X" -> canvas(chunk);
            case "VP8L" -> lossless(chunk.getInt(1));
            case "VP8 " -> new Size(chunk.getShort(6) & 0x3FFF, chunk.getShort(8) & 0x3FFF, false);
            default -> Size.NONE;
        };
    }

    private static Size canvas(ByteBuffer chunk) {
        if ((chunk.get(0) & ANIMATION) != 0) {
            throw new PictureException("The picture is an animation: save one picture of it as PNG or JPEG");
        }
        boolean transparent = (chunk.get(0) & ALPHA) != 0;
        return new Size((chunk.getInt(4) & 0xFFFFFF) + 1, (chunk.getInt(6) >>> 8) + 1, transparent);
    }

    private static Size lossless(int bits) {
        return new Size((bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1, (bits >>> 28 & 1) != 0);
    }

    /** Some writers put JPEG's introduction in front. */
    private static int orientation(PictureBytes bytes, long place, long length) throws IOException {
        if (length < 14) {
            return ExifOrientation.UPRIGHT;
        }
        ByteBuffer notes = PictureFile.notes(bytes, place, length);
        boolean introduced = PictureKind.fourCharacters(notes, 0).equals("Exif");
        return ExifOrientation.of(introduced ? notes.slice(6, notes.limit() - 6) : notes);
    }

    private record Size(int width, int height, boolean transparent) {
        private static final Size NONE = new Size(0, 0, false);
    }
}
