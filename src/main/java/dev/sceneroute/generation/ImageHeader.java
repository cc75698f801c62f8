package dev.sceneroute.generation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads width and height from the head of a JPEG or PNG file that is whole, without decoding a pixel. */
final class ImageHeader {

    private ImageHeader() {}

    /**
     * Reads the header.
     *
     * @throws ReferenceImageException if the file is of another kind, damaged or cut off
     */
    static ReferenceImage read(byte[] bytes) {
        ImageKind kind = ImageKind.of(bytes);
        if (!kind.accepted()) {
            throw new ReferenceImageException("image must be a JPEG or PNG file, found " + kind.words()
                    + ": save it as PNG or JPEG (renaming the file is not enough)");
        }
        ReferenceImage image = dimensions(kind, bytes);
        if (!ImageStructure.isWhole(kind, bytes)) {
            throw new ReferenceImageException("image is cut off or damaged: the " + kind.words() + " file of "
                    + bytes.length + " bytes does not reach its end mark; copy or save it again");
        }
        return image;
    }

    private static ReferenceImage dimensions(ImageKind kind, byte[] bytes) {
        ImageReader reader = reader(kind);
        try (MemoryCacheImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input, true, true);
            return new ReferenceImage(kind.mediaType(), reader.getWidth(0), reader.getHeight(0));
        } catch (IOException | RuntimeException damaged) {
            // The readers answer garbage with any RuntimeException, not only with IIOException.
            throw new ReferenceImageException(
                    "image has no readable " + kind.words() + " header: it is damaged, save it again", damaged);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(ImageKind kind) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(kind.mediaType());
        if (!readers.hasNext()) {
            throw new IllegalStateException("this Java has no reader for " + kind.mediaType());
        }
        return readers.next();
    }
}
