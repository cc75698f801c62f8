package dev.sceneroute.media.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPainterTest {

    private static final TextBox BOX = new TextBox(40, 30, 400, 120, 60, 12, 2, TextBox.Across.START, TextBox.Down.TOP);

    private final BufferedImage picture = TextPainter.transparent(480, 200);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|A title of some words that needs two lines",
                "ko|비 내리는 밤에 네온 지붕 아래에서 잠든 고양이",
                "ja|ネオンの屋根に雨が降る夜、猫は静かに眠る",
                "zh|霓虹屋顶下着雨，一只猫静静地睡着了",
                "ar|في ليلة ممطرة نامت قطة صغيرة تحت سقف النيون",
                "he|בלילה גשום ישן חתול קטן מתחת לגג הניאון",
                "th|ในคืนฝนตกแมวตัวหนึ่งหลับอยู่ใต้หลังคานีออน",
                "en|WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"
            })
    void a_text_stays_in_its_box_and_is_as_large_as_fits(String language, String text) {
        double em = Drawing.PAINTER.paint(picture, text, language, BOX, TextStyle.PLAIN);

        assertThat(em).isBetween(12.0, 60.0);
        assertThat(Drawing.inked(picture, 38, 28, 404, 124))
                .isEqualTo(Drawing.inked(picture))
                .isGreaterThan(600);
    }

    @Test
    void a_text_that_does_not_fit_at_all_is_cut_off_with_an_ellipsis() {
        double em = Drawing.PAINTER.paint(picture, "many words ".repeat(80), "en", BOX, TextStyle.PLAIN);

        assertThat(em).isBetween(12.0, 14.0);
        assertThat(Drawing.inked(picture, 38, 28, 404, 124))
                .isEqualTo(Drawing.inked(picture))
                .isGreaterThan(600);
        Drawing.PAINTER.paint(picture, "x".repeat(100_000), "en", BOX, TextStyle.PLAIN);
    }

    @Test
    void lines_begin_where_the_reader_begins() {
        Drawing.PAINTER.paint(picture, "left", "en", BOX, TextStyle.PLAIN);
        assertThat(Drawing.inked(picture, 40, 0, 60, 200)).isPositive();
        assertThat(Drawing.inked(picture, 240, 0, 240, 200)).isZero();

        BufferedImage other = TextPainter.transparent(480, 200);
        Drawing.PAINTER.paint(other, "مرحبا", "ar", BOX, TextStyle.PLAIN);
        assertThat(Drawing.inked(other, 0, 0, 240, 200)).isZero();
        assertThat(Drawing.inked(other, 380, 0, 60, 200)).isPositive();
    }

    @Test
    void arabic_letters_are_joined_and_run_from_right_to_left() {
        double apart = "مرحبا"
                .chars()
                .mapToDouble(letter -> Drawing.PAINTER.width(Character.toString(letter), "ar", 100))
                .sum();

        assertThat(Drawing.PAINTER.width("مرحبا", "ar", 100)).isLessThan(apart * 0.9);
        // Alef, a single stroke, is the last letter: on the left. Meem, the first, is on the right.
        BufferedImage word = Drawing.drawn("مممممممممما", "ar");
        assertThat(height(word, true)).isGreaterThan(3 * height(word, false) / 2);
    }

    @Test
    void a_text_grows_with_its_em() {
        double small = Drawing.PAINTER.width("안녕 hello مرحبا 😀", "ko", 20);

        assertThat(Drawing.PAINTER.width("안녕 hello مرحبا 😀", "ko", 60)).isCloseTo(small * 3, within(0.5));
    }

    @Test
    void an_edge_and_a_shadow_surround_the_letters() {
        Drawing.PAINTER.paint(picture, "edge", "en", BOX, TextStyle.ON_PICTURES);
        long edged = Drawing.inked(picture);

        BufferedImage plain = TextPainter.transparent(480, 200);
        Drawing.PAINTER.paint(plain, "edge", "en", BOX, TextStyle.PLAIN);

        assertThat(edged).isGreaterThan((long) (Drawing.inked(plain) * 1.4));
        assertThat(Drawing.pixels(picture)).contains(Color.BLACK.getRGB(), Color.WHITE.getRGB());
    }

    @Test
    void parts_of_a_line_may_have_their_own_colour() {
        Drawing.PAINTER.paintLine(
                picture,
                "one two",
                "en",
                40,
                100,
                List.of(new TextPainter.Coloured(4, 7, Color.YELLOW)),
                TextStyle.ON_PICTURES);

        assertThat(Drawing.pixels(picture)).contains(Color.WHITE.getRGB(), Color.YELLOW.getRGB());
        assertThat(picture.getRGB(0, 0) >>> 24).isZero();
    }

    @Test
    void control_characters_and_turned_directions_are_not_drawn() {
        assertThat(PlainText.of("a\u0000b\r\n\u202Ec\u2028 \t d\uD800\uFFFE", 100))
                .isEqualTo("a b c d");
        Drawing.PAINTER.paint(picture, "\n\u0000 ", "en", BOX, TextStyle.PLAIN);
        assertThat(Drawing.inked(picture)).isZero();
    }

    /** First and last column that is drawn on. */
    private static int[] columns(BufferedImage drawn) {
        int first = 0;
        while (Drawing.inked(drawn, first, 0, 1, drawn.getHeight()) == 0) {
            first++;
        }
        int last = drawn.getWidth() - 1;
        while (Drawing.inked(drawn, last, 0, 1, drawn.getHeight()) == 0) {
            last--;
        }
        return new int[] {first, last};
    }

    /** How high what stands at the left or right end is. */
    private static int height(BufferedImage drawn, boolean left) {
        int from = left ? columns(drawn)[0] : columns(drawn)[1] - 9;
        int rows = 0;
        for (int y = 0; y < drawn.getHeight(); y++) {
            rows += Drawing.inked(drawn, from, y, 10, 1) > 0 ? 1 : 0;
        }
        return rows;
    }
}
