package dev.sceneroute.generation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceImageRulesTest {
    private static final byte[] PNG_SIGNATURE = "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1);

    @ParameterizedTest(name = "{0} {1}x{2}")
    @CsvSource({
        "png, 300, 300",
        "jpg, 300, 300",
        "png, 512, 512",
        "jpg, 1280, 720",
        "png, 720, 1280",
        "png, 300, 750",
        "png, 750, 300",
        "jpg, 1000, 400"
    })
    void a_picture_within_the_rules_is_taken(String format, int width, int height) {
        assertThat(ReferenceImageRules.check(picture(format, width, height)))
                .isEqualTo(new ReferenceImage(format.equals("png") ? "image/png" : "image/jpeg", width, height));
    }

    @ParameterizedTest(name = "{0} {1}x{2}")
    @CsvSource({
        "png, 1, 1, at least 300",
        "jpg, 1, 1, at least 300",
        "png, 256, 256, at least 300",
        "jpg, 299, 300, at least 300",
        "png, 300, 299, at least 300",
        "png, 300, 751, between 1:2.5 and 2.5:1",
        "jpg, 1920, 400, between 1:2.5 and 2.5:1"
    })
    void a_picture_of_the_wrong_size_is_refused_with_its_size(String format, int width, int height, String rule) {
        assertRefused(picture(format, width, height), width + "x" + height, rule);
    }

    @Test
    void every_broken_rule_is_named_at_once() {
        assertRefused(picture("png", 1000, 100), "at least 300", "between 1:2.5 and 2.5:1");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherKinds")
    void what_is_not_a_jpeg_or_png_is_refused_whatever_its_name(String found, byte[] bytes) {
        assertRefused(bytes, "must be a JPEG or PNG", found, "save it as PNG or JPEG");
    }

    static Stream<Arguments> otherKinds() {
        return Stream.of(
                Arguments.of("an empty file", new byte[0]),
                Arguments.of("GIF", picture("gif", 512, 512)),
                Arguments.of("BMP", picture("bmp", 512, 512)),
                Arguments.of("WebP", "RIFF$\0\0\0WEBPVP8 ".getBytes(ISO_8859_1)),
                Arguments.of("TIFF", "II*\0\u0008\0\0\0".getBytes(ISO_8859_1)),
                Arguments.of("HEIC or AVIF", "\0\0\0\u0018ftypheic".getBytes(ISO_8859_1)),
                Arguments.of("PDF", "%PDF-1.7".getBytes(UTF_8)),
                Arguments.of("SVG, HTML or XML text", "<svg width=\"512\" height=\"512\"/>".getBytes(UTF_8)),
                Arguments.of("SVG, HTML or XML text", "\uFEFF \n<!DOCTYPE html>".getBytes(UTF_8)),
                Arguments.of("something else", "iVBORw0KGgo= is base64, not an image".getBytes(UTF_8)),
                Arguments.of("something else", new byte[] {(byte) 0x89}),
                Arguments.of("something else", new byte[4096]));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"png", "jpg"})
    void a_picture_cut_off_anywhere_is_refused(String format) {
        byte[] whole = noise(format, 320, 320);

        for (int length = 0; length < whole.length; length += 1 + whole.length / 97) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ReferenceImageRules.check(cut))
                    .as("%d of %d bytes", cut.length, whole.length)
                    .isInstanceOf(ReferenceImageException.class);
        }
        byte[] almost = Arrays.copyOf(whole, whole.length - 1);
        assertRefused(almost, "cut off or damaged", String.valueOf(almost.length));
    }

    @Test
    void a_jpeg_cut_off_behind_its_thumbnail_is_refused() {
        byte[] thumbnail = picture("jpg", 16, 16);
        byte[] whole = withSegment(picture("jpg", 400, 400), thumbnail);

        assertThat(ReferenceImageRules.check(whole).width()).isEqualTo(400);
        assertRefused(Arrays.copyOf(whole, whole.length / 2 + thumbnail.length), "cut off or damaged");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"png", "jpg"})
    void bytes_behind_the_end_are_allowed_since_cameras_write_them(String format) {
        byte[] picture = picture(format, 400, 400);
        byte[] longer = Arrays.copyOf(picture, picture.length + 1000);

        assertThat(ReferenceImageRules.check(longer).width()).isEqualTo(400);
    }

    @Test
    void a_flipped_bit_in_a_png_is_noticed() {
        byte[] picture = noise("png", 320, 320);
        picture[picture.length / 2] ^= 1;

        assertRefused(picture, "cut off or damaged");
    }

    @Test
    void a_png_that_unpacks_to_a_gigabyte_is_refused_without_unpacking_it() {
        byte[] bomb = bomb(16_000, 16_000);
        assertThat(bomb.length).isLessThan(2_000_000);

        long before = System.nanoTime();
        assertRefused(bomb, "16000x16000", "at most 120 million");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest(name = "{0}x{1}")
    @CsvSource({"2147483647, 2147483647", "-1, 500", "0, 0"})
    void a_png_that_lies_about_its_size_is_refused(int width, int height) {
        assertRefused(png(width, height, new byte[] {0}), "image");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"png", "jpg"})
    void random_garbage_behind_a_right_beginning_is_refused_and_nothing_else_happens(String format) {
        Random random = new Random(7);
        byte[] head = Arrays.copyOf(picture(format, 400, 400), 12);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = new byte[2000];
            random.nextBytes(bytes);
            System.arraycopy(head, 0, bytes, 0, format.equals("png") ? 8 : 4);
            assertThatThrownBy(() -> ReferenceImageRules.check(bytes)).isInstanceOf(ReferenceImageException.class);
        }
    }

    @Test
    void more_than_ten_megabytes_are_refused_before_anything_is_read() {
        assertRefused(new byte[10 * 1024 * 1024 + 1], "10.0 MB", "at most 10 MB", "save it smaller");
        byte[] full = Arrays.copyOf(picture("jpg", 400, 400), 10 * 1024 * 1024);
        assertThat(ReferenceImageRules.check(full).height()).isEqualTo(400);
    }

    private static void assertRefused(byte[] bytes, String... words) {
        assertThatThrownBy(() -> ReferenceImageRules.check(bytes))
                .isInstanceOf(ReferenceImageException.class)
                .hasMessageContainingAll(words);
    }

    private static byte[] picture(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.getGraphics().setColor(Color.ORANGE);
        return written(format, image);
    }

    private static byte[] noise(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, random.nextInt());
        }
        return written(format, image);
    }

    private static byte[] written(String format, BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(image, format, bytes)).isTrue();
        } catch (IOException inMemory) {
            throw new AssertionError(inMemory);
        }
        return bytes.toByteArray();
    }

    /** An application segment right behind the start mark, where cameras keep a thumbnail. */
    private static byte[] withSegment(byte[] jpeg, byte[] content) {
        ByteBuffer file = ByteBuffer.allocate(jpeg.length + content.length + 4);
        file.put(jpeg, 0, 2)
                .putShort((short) 0xFFE5)
                .putShort((short) (content.length + 2))
                .put(content);
        return file.put(jpeg, 2, jpeg.length - 2).array();
    }

    private static byte[] bomb(int width, int height) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] row = new byte[1 + width];
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            for (int y = 0; y < height; y++) {
                deflater.write(row);
            }
        } catch (IOException inMemory) {
            throw new AssertionError(inMemory);
        }
        return png(width, height, packed.toByteArray());
    }

    private static byte[] png(int width, int height, byte[] data) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) 8);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(PNG_SIGNATURE);
        file.writeBytes(chunk("IHDR", header.array()));
        file.writeBytes(chunk("IDAT", data));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    private static byte[] chunk(String name, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(data.length + 12).putInt(data.length);
        chunk.put(name.getBytes(ISO_8859_1)).put(data);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, data.length + 4);
        return chunk.putInt((int) crc.getValue()).array();
    }
}
