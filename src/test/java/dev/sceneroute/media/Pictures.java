package dev.sceneroute.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Picture files as cameras, scanners and attackers make them. */
final class Pictures {

    private Pictures() {}

    /** What stands at a place of a picture. */
    interface Paint {
        int grey(int x, int y);
    }

    static BufferedImage grey(int width, int height, Paint paint) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grey = Math.max(0, Math.min(255, paint.grey(x, y)));
                image.setRGB(x, y, new Color(grey, grey, grey).getRGB());
            }
        }
        return image;
    }

    /** Four quarters of different brightness: 40 and 100 above, 160 and 220 below. */
    static BufferedImage quarters(int width, int height) {
        return grey(width, height, (x, y) -> quarter(width, height, x, y));
    }

    /** The same as a camera held otherwise stores it (Exif 2.32, 4.6.4, tag 0x0112: where row 0 and column 0 are). */
    static BufferedImage quartersStored(int width, int height, int orientation) {
        boolean lying = orientation >= 5;
        return grey(lying ? height : width, lying ? width : height, (x, y) -> {
            int along = lying ? y : x;
            int down = lying ? x : y;
            boolean fromRight = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
            boolean fromBelow = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
            return quarter(width, height, fromRight ? width - 1 - along : along, fromBelow ? height - 1 - down : down);
        });
    }

    /** An upright bright bar with soft edges, at 0.83 of the width. */
    static BufferedImage bar(int width, int height) {
        return grey(width, height, (x, y) -> {
            double away = Math.abs((x + 0.5) / width - 0.83) * width;
            return (int) (20 + 215 * Math.max(0, Math.min(1, (12 - away) / 4 + 0.5)));
        });
    }

    static Path png(BufferedImage image, Path file) throws IOException {
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    static byte[] bytes(BufferedImage image, String kind) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, kind, bytes);
        return bytes.toByteArray();
    }

    /** A TIFF block that says how a picture is to be turned, and where it was taken. */
    static byte[] exif(int orientation, ByteOrder order) {
        String place = "taken at home";
        return ByteBuffer.allocate(26 + place.length())
                .order(order)
                .putShort(order == ByteOrder.BIG_ENDIAN ? (short) 0x4D4D : (short) 0x4949)
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .put(place.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    /** A JPEG with an Exif segment behind its first two bytes. */
    static Path jpeg(BufferedImage image, byte[] exif, Path file) throws IOException {
        byte[] plain = bytes(image, "jpg");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        out.write(ByteBuffer.allocate(4)
                .putShort((short) 0xFFE1)
                .putShort((short) (exif.length + 8))
                .array());
        out.writeBytes(new byte[] {'E', 'x', 'i', 'f', 0, 0});
        out.writeBytes(exif);
        out.write(plain, 2, plain.length - 2);
        return Files.write(file, out.toByteArray());
    }

    /** A PNG with one more chunk behind its header. */
    static Path pngWith(BufferedImage image, String name, byte[] content, Path file) throws IOException {
        byte[] plain = bytes(image, "png");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 33);
        out.writeBytes(chunk(name, content));
        out.write(plain, 33, plain.length - 33);
        return Files.write(file, out.toByteArray());
    }

    /** A few bytes that say they are a picture of any size. */
    static Path pngOfSize(int width, int height, Path file) throws IOException {
        byte[] plain = bytes(quarters(16, 16), "png");
        ByteBuffer.wrap(plain).putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(plain, 12, 17);
        ByteBuffer.wrap(plain).putInt(29, (int) sum.getValue());
        return Files.write(file, plain);
    }

    /** A WebP made by FFmpeg. */
    static Path webp(BufferedImage image, boolean lossless, Path file) throws IOException {
        Path png = png(image, file.resolveSibling(file.getFileName() + ".png"));
        List<String> arguments =
                List.of("-i", png.toString(), "-c:v", "libwebp", "-lossless", lossless ? "1" : "0", file.toString());
        MediaRig.FFMPEG.run(file.getParent(), arguments, Duration.ofSeconds(30));
        return file;
    }

    /** A WebP in its extended form, with notes behind its pixels (RFC 9649, 2.7). */
    static Path webpWith(BufferedImage image, int flags, byte[] exif, Path file) throws IOException {
        byte[] simple = Files.readAllBytes(webp(image, true, file));
        ByteBuffer extended =
                ByteBuffer.allocate(simple.length + exif.length + 27).order(ByteOrder.LITTLE_ENDIAN);
        extended.put(simple, 0, 12)
                .put("VP8X".getBytes(StandardCharsets.US_ASCII))
                .putInt(10)
                .putInt(flags);
        extended.put(three(image.getWidth() - 1)).put(three(image.getHeight() - 1));
        extended.put(simple, 12, simple.length - 12);
        extended.put("EXIF".getBytes(StandardCharsets.US_ASCII))
                .putInt(exif.length)
                .put(exif);
        extended.position(extended.position() + exif.length % 2);
        extended.putInt(4, extended.position() - 8);
        return Files.write(file, Arrays.copyOf(extended.array(), extended.position()));
    }

    private static byte[] three(int number) {
        return new byte[] {(byte) number, (byte) (number >> 8), (byte) (number >> 16)};
    }

    private static byte[] chunk(String name, byte[] content) {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(type);
        sum.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(type)
                .put(content)
                .putInt((int) sum.getValue())
                .array();
    }

    private static int quarter(int width, int height, int x, int y) {
        return 40 + (x < width / 2 ? 0 : 60) + (y < height / 2 ? 0 : 120);
    }
}
