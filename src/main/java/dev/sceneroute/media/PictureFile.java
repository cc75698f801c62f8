package dev.sceneroute.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What a picture file says of itself, read without decoding a pixel, and which of its bytes make the picture. The rest
 * (text, colour profiles, thumbnails, where it was taken) never reaches FFmpeg: it is compressed here and there, so that
 * a small file may swell to gigabytes, and nobody wants it in a film.
 *
 * @param kind how it is coded
 * @param shape how large it is and how it has to be turned
 * @param essence the places of the bytes that make the picture, in order
 */
record PictureFile(PictureKind kind, PictureShape shape, List<Extent> essence) {

    private static final int SMALLEST_SIDE = 16;
    /** What a decoder allocates grows with a line's length, not only with the number of pixels. */
    private static final int LONGEST_SIDE = 20_000;

    /** Keeps a copy of the places. */
    PictureFile {
        essence = List.copyOf(essence);
    }

    /**
     * Reads it.
     *
     * @throws PictureException if it is of no known kind, cut off, or larger than the settings allow
     * @throws UncheckedIOException if it cannot be read
     */
    static PictureFile read(Path file, StillSettings settings) {
        try (FileChannel channel = FileChannel.open(file)) {
            PictureBytes bytes = new PictureBytes(channel);
            if (bytes.size() > settings.maxFileSize().toBytes()) {
                throw new PictureException("The picture has " + bytes.size()
                        + " bytes; sceneroute.stills.max-file-size allows "
                        + settings.maxFileSize().toBytes());
            }
            PictureKind kind = PictureKind.of(bytes.at(0, PictureKind.TELLING));
            PictureFile picture =
                    switch (kind) {
                        case PNG -> PngHeader.read(bytes);
                        case JPEG -> JpegHeader.read(bytes);
                        case WEBP -> WebpHeader.read(bytes);
                    };
            picture.checkSize(settings.maxPixels());
            return picture;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The picture cannot be read", unreadable);
        }
    }

    /** Writes the bytes that make the picture. */
    void writeEssence(Path source, Path target) {
        try (FileChannel from = FileChannel.open(source);
                FileChannel to = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            if (kind == PictureKind.WEBP) {
                to.write(WebpHeader.container(
                        essence.stream().mapToLong(Extent::length).sum()));
            }
            for (Extent extent : essence) {
                copy(from, extent, to);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The picture cannot be copied", failed);
        }
    }

    private void checkSize(int mostPixels) {
        int width = shape.width();
        int height = shape.height();
        boolean tooSmall = Math.min(width, height) < SMALLEST_SIDE;
        boolean tooLong = Math.max(width, height) > LONGEST_SIDE;
        if (tooSmall || tooLong || (long) width * height > mostPixels) {
            throw new PictureException("The picture has " + width + "x" + height + " pixels; its sides may have "
                    + SMALLEST_SIDE + " to " + LONGEST_SIDE + ", all of it " + mostPixels
                    + " (sceneroute.stills.max-pixels)");
        }
    }

    private static void copy(FileChannel from, Extent extent, FileChannel to) throws IOException {
        long copied = 0;
        while (copied < extent.length) {
            long more = from.transferTo(extent.place + copied, extent.length - copied, to);
            if (more <= 0) {
                throw PictureBytes.cutOff();
            }
            copied += more;
        }
    }

    /**
     * Some bytes of a file.
     *
     * @param place of the first
     * @param length how many
     */
    record Extent(long place, long length) {}

    /** A block with a picture's notes that is believed to be no longer than any camera's. */
    static ByteBuffer notes(PictureBytes bytes, long place, long length) throws IOException {
        return bytes.at(place, (int) Math.min(length, 1 << 16));
    }
}
