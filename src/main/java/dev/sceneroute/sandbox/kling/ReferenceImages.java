package dev.sceneroute.sandbox.kling;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Checks and keeps reference images: raw base64 without a {@code data:} prefix, JPG or PNG, at most 10 MB, sides from
 * 300 pixels, ratio from 1:2.5 to 2.5:1 (image rules of the official documentation; the late failure of images that
 * are too small was seen live on 2026-03-29).
 */
final class ReferenceImages {
    private static final int LARGEST = 10 * 1024 * 1024;
    private static final int SHORTEST_SIDE = 300;
    private static final double LONGEST_RATIO = 2.5;

    private final Path folder;

    ReferenceImages(Path folder) {
        this.folder = folder;
    }

    /**
     * What became of an image.
     *
     * @param sha256 its file in the folder, if it was sent and not only named by an address
     * @param flaw why the task will fail, if it will
     * @param width pixels, 0 if unknown
     * @param height pixels, 0 if unknown
     */
    record Kept(@Nullable String sha256, @Nullable String flaw, int width, int height) {}

    /** Keeps one image, or refuses it naming its field. An address is taken on trust: the sandbox fetches nothing. */
    Kept keep(String field, String value) {
        if (value.startsWith("https://") || value.startsWith("http://")) {
            checkAddress(field, value);
            return new Kept(null, null, 0, 0);
        }
        byte[] bytes = decode(field, value);
        int[] size = size(field, bytes);
        double ratio = (double) Math.max(size[0], size[1]) / Math.min(size[0], size[1]);
        if (ratio > LONGEST_RATIO) {
            throw KlingRefusal.parameter(field, "aspect ratio must be between 1:2.5 and 2.5:1");
        }
        String flaw = Math.min(size[0], size[1]) < SHORTEST_SIDE ? "Image pixel is invalid" : null;
        return new Kept(store(bytes), flaw, size[0], size[1]);
    }

    Path file(String sha256) {
        return folder.resolve(sha256);
    }

    private static void checkAddress(String field, String value) {
        try {
            if (URI.create(value).getHost() == null) {
                throw KlingRefusal.parameter(field, "is not a valid URL");
            }
        } catch (IllegalArgumentException e) {
            throw KlingRefusal.parameter(field, "is not a valid URL");
        }
    }

    private static byte[] decode(String field, String value) {
        if (value.startsWith("data:")) {
            throw KlingRefusal.parameter(field, "must be raw base64 without a data: prefix");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            throw KlingRefusal.parameter(field, "is neither a URL nor valid base64");
        }
        if (bytes.length > LARGEST) {
            throw KlingRefusal.parameter(field, "must be at most 10 MB");
        }
        return bytes;
    }

    /** Width and height from the header; nothing is decoded, so a bomb stays shut. */
    private static int[] size(String field, byte[] bytes) {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (readers.hasNext()) {
                ImageReader reader = readers.next();
                String format = reader.getFormatName().toLowerCase(Locale.ROOT);
                if (format.equals("jpeg") || format.equals("png")) {
                    reader.setInput(stream, true, true);
                    return new int[] {reader.getWidth(0), reader.getHeight(0)};
                }
            }
        } catch (IOException | RuntimeException e) {
            throw KlingRefusal.parameter(field, "is not a readable JPG or PNG image");
        }
        throw KlingRefusal.parameter(field, "must be a JPG or PNG image");
    }

    private String store(byte[] bytes) {
        try {
            String name = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            if (!Files.exists(file(name))) {
                Files.createDirectories(folder);
                Path half = Files.createTempFile(folder, "image", ".part");
                Files.write(half, bytes);
                Files.move(half, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException("reference image could not be kept in " + folder, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
