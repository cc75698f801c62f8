package dev.sceneroute.media.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.media.Fonts;
import dev.sceneroute.runtime.DataDirectory;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FontChainTest {

    private static final FontChain FONTS = Drawing.FONTS;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "0020, 007E, ASCII",
        "00A0, 024F, Latin with all its accents",
        "1E00, 1EFF, Vietnamese and more Latin",
        "0400, 04FF, Cyrillic",
        "0386, 03CE, Greek",
        "0600, 06FF, Arabic Persian Urdu",
        "05D0, 05EA, Hebrew",
        "0E01, 0E3A, Thai",
        "0900, 097F, Devanagari",
        "AC00, D7A3, all Hangul syllables",
        "3131, 318E, Hangul letters",
        "3041, 3096, Hiragana",
        "30A0, 30FF, Katakana",
        "3000, 303F, punctuation of East Asia",
        "FF01, FF5E, full width",
        "4E00, 9FA5, all Han characters of Unicode's first set",
        "1F600, 1F64F, faces",
        "1F900, 1F9FF, people and food",
        "1F1E6, 1F1FF, flags",
    })
    void these_scripts_are_there_as_a_whole(String first, String last, String name) {
        String all = IntStream.rangeClosed(Integer.parseInt(first, 16), Integer.parseInt(last, 16))
                .filter(Character::isDefined)
                .mapToObj(Character::toString)
                .collect(Collectors.joining(" "));

        // Han: four characters so rare that no font of this set has them may be missing, and nothing else.
        int rare = name.startsWith("all Han") ? 4 : 0;
        // Ideograms Noto Emoji leaves out, since they are no emoji.
        int noEmoji = name.startsWith("people") ? 14 : 0;
        assertThat(FONTS.missing(all)).as(name).hasSizeLessThanOrEqualTo(rare + noEmoji);
    }

    @ParameterizedTest
    @CsvSource({
        "EUC-KR, B0, C8, KOREAN, ko",
        "EUC-JP, B0, F4, JAPANESE, ja",
        "GB2312, B0, F7, CHINESE, zh-CN",
        "Big5, A4, F9, CHINESE, zh-TW",
    })
    void a_country_s_own_set_of_characters_is_drawn_by_one_font(
            String charset, String first, String last, Typeface typeface, String language) {
        String all = decoded(charset, Integer.parseInt(first, 16), Integer.parseInt(last, 16))
                .codePoints()
                .filter(Character::isLetter)
                .filter(point -> Character.UnicodeScript.of(point) != Character.UnicodeScript.GREEK
                        && Character.UnicodeScript.of(point) != Character.UnicodeScript.CYRILLIC
                        && Character.UnicodeScript.of(point) != Character.UnicodeScript.HIRAGANA
                        && Character.UnicodeScript.of(point) != Character.UnicodeScript.KATAKANA)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());

        assertThat(all.length()).isGreaterThan(2000);
        assertThat(FONTS.runs(all, language)).containsExactly(new TextRun(0, all.length(), typeface));
    }

    @Test
    void the_characters_added_to_the_joyo_list_in_2010_are_japanese_too() {
        assertThat(FONTS.runs("𠮟塡剝頰", "ja")).containsExactly(new TextRun(0, 5, Typeface.JAPANESE));
    }

    @Test
    void a_han_character_is_written_as_the_language_writes_it() {
        assertThat(FONTS.runs("直", "ja")).extracting(TextRun::typeface).containsExactly(Typeface.JAPANESE);
        assertThat(FONTS.runs("直", "zh-Hans")).extracting(TextRun::typeface).containsExactly(Typeface.CHINESE);
        assertThat(FONTS.runs("直", "ko-KR")).extracting(TextRun::typeface).containsExactly(Typeface.KOREAN);
        assertThat(FONTS.runs("直は", null).get(0).typeface()).isEqualTo(Typeface.JAPANESE);
        assertThat(FONTS.runs("直", null).get(0).typeface()).isEqualTo(Typeface.CHINESE);
        assertThat(Drawing.pixels(Drawing.drawn("直", "ja"))).isNotEqualTo(Drawing.pixels(Drawing.drawn("直", "zh")));
    }

    @Test
    void letters_of_one_word_come_from_one_font() {
        assertThat(FONTS.runs("Ελληνικά Việt", "ko")).containsExactly(new TextRun(0, 13, Typeface.SANS));
    }

    @Test
    void an_emoji_of_several_code_points_is_one_picture() {
        for (String emoji : List.of("👩‍👩‍👧", "👍🏽", "🇰🇷", "1️⃣", "❤️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿")) {
            String text = "a" + emoji + "b";

            assertThat(Graphemes.of(text)).containsExactly("a", emoji, "b");
            assertThat(FONTS.runs(text, "en"))
                    .containsExactly(
                            new TextRun(0, 1, Typeface.SANS),
                            new TextRun(1, text.length() - 1, Typeface.EMOJI),
                            new TextRun(text.length() - 1, text.length(), Typeface.SANS));
            assertThat(FONTS.missing(text)).isEmpty();
        }
        assertThat(Drawing.PAINTER.width("👩‍👩‍👧", null, 40)).isLessThan(1.5 * Drawing.PAINTER.width("👩", null, 40));
    }

    @Test
    void nothing_is_drawn_as_a_box_or_a_blank() {
        assertThat(Drawing.pixels(Drawing.drawn("ᚠ", null)))
                .as("what no font has is drawn as a box, so that a box would be found below")
                .isEqualTo(Drawing.pixels(missingGlyph(Typeface.SANS)));
        for (Typeface typeface : Typeface.values()) {
            for (String cluster : Graphemes.of(typeface.sample())) {
                if (!cluster.isBlank()) {
                    BufferedImage drawn = Drawing.drawn(cluster, null);
                    assertThat(Drawing.inked(drawn)).as(cluster).isGreaterThan(10);
                    for (Typeface other : Typeface.values()) {
                        assertThat(Drawing.pixels(drawn))
                                .as("%s and the missing glyph of %s", cluster, other)
                                .isNotEqualTo(Drawing.pixels(missingGlyph(other)));
                    }
                }
            }
        }
    }

    @Test
    void a_character_nobody_can_draw_is_named_before_anything_is_paid() {
        assertThat(FONTS.missing("runes: ᚠᚢᚠ and ok")).containsExactly(0x16A0, 0x16A2);
        assertThat(FONTS.refusal("runes: ᚠ"))
                .contains("No font of this program can draw ᚠ (U+16A0): write it in other characters");
        assertThat(FONTS.refusal("ᚠᚢᚦᚬᚱᚴᚵᚶᚷᚸ").orElseThrow()).contains(" and 2 more");
        assertThat(FONTS.missing("\uD800")).isEqualTo(List.of(0xD800));
        assertThat(FONTS.refusal("안녕, 字幕\u200B\u2060\uFEFF\n\t مرحبا 😀")).isEmpty();
    }

    @Test
    void a_font_that_is_not_what_it_should_be_is_found_at_the_start() throws Exception {
        Fonts fonts = new Fonts(new DataDirectory(folder));
        Path emoji = fonts.file(Typeface.EMOJI.file());
        Path thai = Drawing.FILES.file(Typeface.THAI.file());
        byte[] other = java.util.Arrays.copyOf(Files.readAllBytes(thai), (int) Files.size(emoji));
        Files.write(emoji, other);

        assertThatThrownBy(() -> new FontChain(fonts))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NotoEmoji-Regular.ttf")
                .hasMessageContaining("remove it");

        Files.copy(thai, emoji, StandardCopyOption.REPLACE_EXISTING);
        assertThat(new FontChain(fonts).missing("😀")).isEmpty();
    }

    @Test
    void the_heights_of_lines_are_those_the_fonts_have_inside() throws Exception {
        for (Typeface typeface : Typeface.values()) {
            ByteBuffer font = ByteBuffer.wrap(Files.readAllBytes(Drawing.FILES.file(typeface.file())));
            int os2 = table(font, "OS/2");
            double height = font.getShort(os2 + 74) + font.getShort(os2 + 76);
            int em = font.getShort(table(font, "head") + 18);

            assertThat(height / em)
                    .as(typeface.family())
                    .isCloseTo(typeface.heightOfEm(), org.assertj.core.data.Offset.offset(0.001));
        }
    }

    private static int table(ByteBuffer font, String name) {
        for (int entry = 12; ; entry += 16) {
            byte[] tag = new byte[4];
            font.get(entry, tag);
            if (new String(tag, java.nio.charset.StandardCharsets.US_ASCII).equals(name)) {
                return font.getInt(entry + 8);
            }
        }
    }

    private static BufferedImage missingGlyph(Typeface typeface) {
        Font font = FONTS.font(typeface).deriveFont(40f);
        GlyphVector box = font.createGlyphVector(new FontRenderContext(null, true, true), new int[] {0});
        BufferedImage picture = TextPainter.transparent(600, 80);
        var graphics = picture.createGraphics();
        graphics.setRenderingHint(
                java.awt.RenderingHints.KEY_TEXT_ANTIALIASING, java.awt.RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.drawGlyphVector(box, (float) ((600 - box.getGlyphPosition(1).getX()) / 2), 55);
        graphics.dispose();
        return picture;
    }

    /** All letters of a set whose characters have two bytes; places without one come as a replacement, no letter. */
    private static String decoded(String charset, int first, int last) {
        StringBuilder all = new StringBuilder();
        for (int row = first; row <= last; row++) {
            for (int cell = 0xA1; cell <= 0xFE; cell++) {
                all.append(new String(new byte[] {(byte) row, (byte) cell}, Charset.forName(charset)));
            }
        }
        return all.toString();
    }
}
