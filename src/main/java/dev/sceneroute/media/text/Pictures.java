package dev.sceneroute.media.text;

import dev.sceneroute.media.WholeFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as files: read within limits, written whole or not at all. */
final class Pictures {

    /** More than any camera takes; beyond it a file is an attack. */
    private static final long MOST_PIXELS = 120_000_000;

    private Pictures() {}

    /**
     * Reads a picture and makes it fill a size, cut at its edges where its shape is another one.
     *
     * @param file JPEG or PNG
     * @throws PictureException if it is none, is damaged or too large
     */
    static BufferedImage filling(Path file, int width, int height) {
        BufferedImage read = read(file, width, height);
        BufferedImage filled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        double scale = Math.max((double) width / read.getWidth(), (double) height / read.getHeight());
        int scaledWidth = (int) Math.ceil(read.getWidth() * scale);
        int scaledHeight = (int) Math.ceil(read.getHeight() * scale);
        draw(filled, read, (width - scaledWidth) / 2, (height - scaledHeight) / 2, scaledWidth, scaledHeight);
        return filled;
    }

    /**
     * Reads a picture; where it is larger than it needs to be, fewer of its pixels.
     *
     * @param width how many pixels are needed; it may come out larger
     * @param height how many pixels are needed
     * @throws PictureException if it is none, is damaged or too large
     */
    static BufferedImage read(Path file, int width, int height) {
        try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new PictureException("The picture is neither JPEG nor PNG");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return onBlack(read(reader, width, height));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            throw new PictureException("The picture cannot be read: " + damaged.getMessage(), damaged);
        }
    }

    private static BufferedImage read(ImageReader reader, int width, int height) throws IOException {
        int fullWidth = reader.getWidth(0);
        int fullHeight = reader.getHeight(0);
        if ((long) fullWidth * fullHeight > MOST_PIXELS) {
            throw new PictureException("The picture has " + fullWidth + " by " + fullHeight + " pixels, more than "
                    + MOST_PIXELS / 1_000_000 + " millions");
        }
        int step = Math.max(1, Math.min(fullWidth / Math.max(1, width * 2), fullHeight / Math.max(1, height * 2)));
        ImageReadParam sparse = reader.getDefaultReadParam();
        sparse.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, sparse);
    }

    /** The picture in another size. */
    static BufferedImage scaled(BufferedImage picture, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        draw(scaled, picture, 0, 0, width, height);
        return scaled;
    }

    /** In a form every writer takes, what is transparent on black. */
    private static BufferedImage onBlack(BufferedImage read) {
        BufferedImage plain = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
        draw(plain, read, 0, 0, read.getWidth(), read.getHeight());
        return plain;
    }

    private static void draw(BufferedImage onto, BufferedImage picture, int x, int y, int width, int height) {
        Graphics2D graphics = onto.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setColor(Color.BLACK);
        graphics.fillRect(0, 0, onto.getWidth(), onto.getHeight());
        graphics.drawImage(picture, x, y, width, height, null);
        graphics.dispose();
    }

    /** Writes a PNG. */
    static Path png(BufferedImage picture, Path target) {
        return write(target, part -> {
            if (!ImageIO.write(picture, "png", part.toFile())) {
                throw new IOException("This Java writes no PNG");
            }
        });
    }

    /**
     * Writes a JPEG, as good as fits.
     *
     * @param picture without transparency
     * @param largest bytes it may have
     */
    static Path jpeg(BufferedImage picture, long largest, Path target) {
        return write(target, part -> {
            byte[] bytes = jpeg(picture, 0.92f);
            for (float quality = 0.85f; bytes.length > largest && quality > 0.1f; quality -= 0.15f) {
                bytes = jpeg(picture, quality);
            }
            Files.write(part, bytes);
        });
    }

    private static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static Path write(Path target, WholeFile.Writing writing) {
        try {
            WholeFile.write(target, writing);
            return target;
        } catch (IOException failed) {
            throw new UncheckedIOException(target + " cannot be written", failed);
        }
    }
}
