package dev.sceneroute.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.util.unit.DataSize;

/**
 * Checks an image before any money is spent on it.
 *
 * <p>The vendor's rules (Kling, image to video and omni video, read 2026-08-20): JPEG or PNG, at most 10 MB, each side
 * at least 300 pixels, ratio between 1:2.5 and 2.5:1. A 256-pixel image was accepted at first and failed minutes later
 * (live, 2026-03-29), which is why this is not left to the vendor. {@link #MAX_PIXELS} is our own: a picture that
 * unpacks to a gigabyte is an attack on whoever shows it.
 *
 * <p>Only the header is read and the file's structure followed to its end; no pixel is decoded.
 */
public final class ReferenceImageRules {

    /** Largest file. */
    public static final DataSize MAX_SIZE = DataSize.ofMegabytes(10);

    /** Shortest side in pixels. */
    public static final int MIN_SIDE = 300;

    /** Longer side divided by the shorter one. */
    public static final double MAX_RATIO = 2.5;

    /** Most pixels; larger than any camera's picture that fits in {@link #MAX_SIZE}. */
    public static final long MAX_PIXELS = 120_000_000;

    private ReferenceImageRules() {}

    /**
     * Checks an image.
     *
     * @param bytes the whole file
     * @return what its header says
     * @throws ReferenceImageException if a rule is broken; the message names all that are
     */
    public static ReferenceImage check(byte[] bytes) {
        if (bytes.length > MAX_SIZE.toBytes()) {
            throw new ReferenceImageException(String.format(
                    Locale.ROOT,
                    "image is %.1f MB, at most %d MB are taken: save it smaller or as JPEG",
                    bytes.length / (1024.0 * 1024.0),
                    MAX_SIZE.toMegabytes()));
        }
        ReferenceImage image = ImageHeader.read(bytes);
        List<String> problems = problems(image);
        if (!problems.isEmpty()) {
            throw new ReferenceImageException(String.join("; ", problems));
        }
        return image;
    }

    private static List<String> problems(ReferenceImage image) {
        String size = image.width() + "x" + image.height();
        List<String> problems = new ArrayList<>();
        if (Math.min(image.width(), image.height()) < MIN_SIDE) {
            problems.add("image is " + size + " pixels, each side must have at least " + MIN_SIDE
                    + ": give a larger picture");
        }
        if (image.elongation() > MAX_RATIO) {
            problems.add("image is " + size + " pixels, its ratio must lie between 1:2.5 and 2.5:1: crop it");
        }
        if (image.pixels() > MAX_PIXELS) {
            problems.add("image is " + size + " pixels, at most " + MAX_PIXELS / 1_000_000
                    + " million are taken: scale it down");
        }
        return problems;
    }
}
