package dev.sceneroute.media.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.media.FilmProfile;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TitleCardTest {

    private static final Path LOOKS = Path.of("target/looks");
    private static final Map<String, List<String>> TITLES = Map.of(
            "en", List.of("The Cat on the Neon Roof", "A short film in twelve scenes"),
            "ko", List.of("네온 지붕 위의 고양이", "열두 장면의 짧은 영화"),
            "ja", List.of("ネオンの屋根の上の猫", "十二の場面からなる短編映画"),
            "zh", List.of("霓虹屋顶上的猫", "十二个场景的短片"),
            "ar", List.of("القطة على سقف النيون", "فيلم قصير في اثني عشر مشهدا"),
            "th", List.of("แมวบนหลังคานีออน", "ภาพยนตร์สั้นสิบสองฉาก"));

    private final TitleCard cards = new TitleCard(Drawing.PAINTER);
    private final ThumbnailTitle thumbnails = new ThumbnailTitle(Drawing.PAINTER);

    @TempDir
    Path folder;

    @Test
    void a_card_is_a_picture_of_the_film_s_size_with_the_title_in_any_script() throws Exception {
        for (Map.Entry<String, List<String>> each : TITLES.entrySet()) {
            Path card = cards.draw(
                    each.getValue().get(0),
                    each.getValue().get(1),
                    each.getKey(),
                    null,
                    new FilmProfile(640, 360, 24),
                    LOOKS.resolve("card-" + each.getKey() + ".png"));

            BufferedImage drawn = ImageIO.read(card.toFile());
            assertThat(drawn.getWidth()).isEqualTo(640);
            assertThat(drawn.getHeight()).isEqualTo(360);
            assertThat(new Color(drawn.getRGB(2, 2))).isEqualTo(new Color(0x1E, 0x1E, 0x1E));
            assertThat(light(drawn, 0, 202)).as("title").isGreaterThan(800);
            assertThat(light(drawn, 202, 360)).as("line").isGreaterThan(300);
        }
    }

    @Test
    void a_card_without_a_second_line_has_its_title_in_the_middle() throws Exception {
        Path card = cards.draw("Title", " ", null, null, new FilmProfile(360, 640, 24), folder.resolve("c.png"));

        BufferedImage drawn = ImageIO.read(card.toFile());
        assertThat(light(drawn, 280, 360)).isEqualTo(light(drawn, 0, 640)).isPositive();
    }

    @Test
    void a_picture_of_another_shape_fills_the_card_and_is_darkened() throws Exception {
        Path picture = picture("wide.jpg", 3000, 900);

        Path card = cards.draw(
                "The Cat on the Neon Roof",
                "A short film",
                "en",
                picture,
                new FilmProfile(640, 360, 24),
                LOOKS.resolve("card-over-picture.png"));

        BufferedImage drawn = ImageIO.read(card.toFile());
        assertThat(drawn.getWidth()).isEqualTo(640);
        assertThat(new Color(drawn.getRGB(2, 2)).getBlue()).isBetween(30, 170);
        assertThat(new Color(drawn.getRGB(637, 357)).getRed()).isBetween(30, 170);
    }

    @Test
    void a_thumbnail_is_a_jpeg_of_at_most_two_megabytes_with_its_title_below() throws Exception {
        for (Map.Entry<String, List<String>> each : TITLES.entrySet()) {
            Path made = thumbnails.draw(
                    picture("frame.png", 1280, 720),
                    each.getValue().get(0),
                    each.getKey(),
                    LOOKS.resolve("thumbnail-" + each.getKey() + ".jpg"));

            assertThat(Files.size(made)).isLessThanOrEqualTo(ThumbnailTitle.LARGEST_BYTES);
            BufferedImage drawn = ImageIO.read(made.toFile());
            assertThat(drawn.getWidth()).isEqualTo(1280);
            assertThat(light(drawn, 252, 720)).as("letters").isGreaterThan(6_000);
        }
    }

    @Test
    void a_picture_that_hardly_compresses_still_becomes_small_enough() throws Exception {
        BufferedImage noise = new BufferedImage(1280, 1280, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new Random(1).ints(1280 * 1280).toArray();
        noise.setRGB(0, 0, 1280, 1280, pixels, 0, 1280);
        ImageIO.write(noise, "png", folder.resolve("noise.png").toFile());

        Path made = thumbnails.draw(folder.resolve("noise.png"), "noise", "en", folder.resolve("out.jpg"));

        assertThat(Files.size(made)).isLessThanOrEqualTo(ThumbnailTitle.LARGEST_BYTES);
        assertThat(ImageIO.read(made.toFile()).getHeight()).isEqualTo(1280);
    }

    @Test
    void a_large_picture_is_made_1280_wide() throws Exception {
        Path made = thumbnails.draw(picture("big.jpg", 5200, 2600), "x", "en", folder.resolve("out.jpg"));

        BufferedImage drawn = ImageIO.read(made.toFile());
        assertThat(drawn.getWidth()).isEqualTo(1280);
        assertThat(drawn.getHeight()).isEqualTo(640);
    }

    @Test
    void what_is_no_picture_or_too_large_is_refused_and_leaves_nothing() throws Exception {
        Path text = Files.writeString(folder.resolve("text.png"), "ffconcat version 1.0");
        Path cut = Files.write(
                folder.resolve("cut.png"),
                java.util.Arrays.copyOf(Files.readAllBytes(picture("whole.png", 64, 64)), 60));
        Path huge = hugePng();

        for (Path wrong : List.of(text, cut, huge)) {
            assertThatThrownBy(() -> thumbnails.draw(wrong, "x", "en", folder.resolve("out.jpg")))
                    .isInstanceOf(PictureException.class);
        }
        assertThatThrownBy(() -> thumbnails.draw(huge, "x", "en", folder.resolve("out.jpg")))
                .hasMessageContaining("30000 by 30000 pixels");
        assertThat(folder.resolve("out.jpg")).doesNotExist();
    }

    /** The head of a picture of 900 millions of pixels, which a few bytes can announce. */
    private Path hugePng() throws Exception {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(head);
        data.write("IHDR".getBytes(StandardCharsets.US_ASCII));
        data.writeInt(30_000);
        data.writeInt(30_000);
        data.write(new byte[] {8, 2, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(head.toByteArray());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream png = new DataOutputStream(file);
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        png.writeInt(13);
        png.write(head.toByteArray());
        png.writeInt((int) sum.getValue());
        return Files.write(folder.resolve("huge.png"), file.toByteArray());
    }

    /** Blue on the left, red on the right. */
    private Path picture(String name, int width, int height) throws Exception {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(40, 60, 220), width, 0, new Color(220, 90, 60)));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        Path file = folder.resolve(name);
        assertThat(ImageIO.write(picture, name.substring(name.indexOf('.') + 1), file.toFile()))
                .isTrue();
        return file;
    }

    private static int light(BufferedImage drawn, int from, int to) {
        int count = 0;
        for (int y = from; y < to; y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                Color colour = new Color(drawn.getRGB(x, y));
                count += colour.getRed() > 200 && colour.getGreen() > 200 && colour.getBlue() > 200 ? 1 : 0;
            }
        }
        return count;
    }
}
