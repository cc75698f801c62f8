package dev.sceneroute.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class SpeakableTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '\u0001', textBlock = """
                    A **bold** and *slanted* ***word***. ¦ A bold and slanted word.
                    __init__ and _this_, not snake_case ¦ init and this, not snake_case
                    ~~gone~~ but ==marked== and `code` ¦ gone but marked and code
                    **"인용"**은 굵게 ¦ "인용"은 굵게
                    5 * 3 = 15, C# and AT&T, 5 < 6 ¦ 5 * 3 = 15, C# and AT&T, 5 < 6
                    a lone *star or two** and _three ¦ a lone star or two and three
                    [the docs](https://example.com/a?b=c "title") say so ¦ the docs say so
                    ![a cat](cat.png) A cat. ¦ A cat.
                    See https://www.example.com/a/b?c=d. Then go. ¦ See example.com. Then go.
                    <https://example.com/x> and <me@example.com> ¦ example.com and me@example.com
                    https://ko.wikipedia.org/wiki/서울을 보세요 ¦ ko.wikipedia.org 서울을 보세요
                    https://example.com에서 ¦ example.com에서
                    One fact[^1] and another.[^note] ¦ One fact and another.
                    <speak>Hi <break time="1s"/>there <prosody rate="slow">you</prosody></speak> ¦ Hi there you
                    <p>One.</p><p>Two<br>lines</p> ¦ One. Two lines
                    <!-- a comment -->Words <span class="x">stay</span> ¦ Words stay
                    <amazon:effect name="whispered">quiet</amazon:effect> ¦ quiet
                    A List<String> of `<b>` tags ¦ A List String of b tags
                    Fish &amp; chips &lt;b&gt; &copy; &#x41; ¦ Fish & chips b © A
                    2026. What a year! ¦ 2026. What a year!
                    007. Bond. ¦ 007. Bond.
                    [Anna]: Hello ¦ [Anna]: Hello
                    \\*literal\\* ¦ literal
                    Hello 👋, world 🌍! ¦ Hello, world!
                    Hello👩‍👩‍👧world ¦ Hello world
                    1️⃣ first, 🇰🇷 Korea ☀️ ¦ 1 first, Korea
                    20 °C, 5 ㎏, Acme™ → here ¦ 20 °C, 5 ㎏, Acme™ → here
                    👋 🌍 ¦ ''
                    """)
    void only_what_is_said_is_left(String written, String said) {
        assertThat(SpeakableText.of(written)).isEqualTo(said.equals("''") ? "" : said);
    }

    @Test
    void headings_lists_and_paragraphs_are_sentences() {
        assertThat(SpeakableText.of("# Tides\n\nTwice a day\n\n- Moon\n- Sun!\n  * and wind\n\n> quoted\n\n---\nEnd"))
                .isEqualTo("Tides. Twice a day. Moon. Sun! and wind. quoted. End");
        assertThat(SpeakableText.of("So:\n• one\n• two")).isEqualTo("So: one. two");
        assertThat(SpeakableText.of("1. Open it\n2. Close it")).isEqualTo("Open it. Close it");
        assertThat(SpeakableText.of("# 潮\n\n一日二回")).isEqualTo("潮。一日二回");
    }

    @Test
    void lines_are_joined_without_a_space_where_the_script_has_none() {
        assertThat(SpeakableText.of("東京に\n行きました。\nとても")).isEqualTo("東京に行きました。とても");
        assertThat(SpeakableText.of("서울에\n갔어요  \nand\\\nback")).isEqualTo("서울에 갔어요 and back");
        assertThat(SpeakableText.of(" a\u00a0b\u3000c\t\r\nd\u2028e ")).isEqualTo("a b c d e");
    }

    @Test
    void a_table_is_read_cell_by_cell() {
        assertThat(SpeakableText.of("| City | Rain |\n|------|:----:|\n| Seoul | 12 |"))
                .isEqualTo("City, Rain Seoul, 12");
    }

    @Test
    void code_blocks_are_words_without_their_fences() {
        assertThat(SpeakableText.of("```text\nSay this.\n```")).isEqualTo("Say this.");
        assertThat(SpeakableText.of("~~~ say this too\n~~~")).isEqualTo("say this too");
    }

    @Test
    void what_cannot_be_seen_is_not_there() {
        assertThat(SpeakableText.of("so\u00adft ze\u200bro \u202eevil\u202c \ufeffbom \u0000\u0007x"))
                .isEqualTo("soft zero evil bom x");
        assertThat(SpeakableText.of("می\u200cخواهم \u200c")).isEqualTo("می\u200cخواهم");
        assertThat(SpeakableText.of("\u1112\u1161\u11ab")).isEqualTo("한");
    }

    @Test
    void every_letter_and_digit_of_unicode_alone_in_a_text_stays() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (Character.isLetterOrDigit(point)) {
                String letter = Character.toString(point);
                assertThat(WrittenMarks.stripped(letter))
                        .as("U+%X", point)
                        .isEqualTo(Normalizer.normalize(letter, Normalizer.Form.NFC));
            }
        }
    }

    static List<Long> seeds() {
        return List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_marks_stand_around_them_no_letter_of_a_word_is_lost(long seed) {
        String[] parts = {
            "*", "**", "_", "==", "#", "# ", ">", "> ", "- ", "+ ", "&amp;", "\n", "\n\n", " ", " ", " ", "|", "👋",
            ". ", ", ", ": ", "<", ">", "]", "-", "---", "\t", "    ", "\u00a0", "\n• "
        };
        String[] words = {"word", "Wort", "слово", "단어", "漢字", "かな", "كلمة", "शब्द", "naïve", "ไทย"};
        // Tags within code are words, so the two do not come together here.
        String[] more = seed % 2 == 0 ? new String[] {"`", "~~"} : new String[] {"<b>", "</b>", "<break/>"};
        parts = Stream.of(parts, more).flatMap(Stream::of).toArray(String[]::new);
        Random random = new Random(seed);
        for (int text = 0; text < 400; text++) {
            StringBuilder written = new StringBuilder();
            for (int part = 0; part < 12; part++) {
                written.append(words[random.nextInt(words.length)]);
                for (int mark = random.nextInt(4); mark > 0; mark--) {
                    written.append(parts[random.nextInt(parts.length)]);
                }
            }
            String said = SpeakableText.of(written.toString());
            String without = written.toString().replaceAll("</?b>|<break/>|&amp;", "");
            assertThat(letters(said)).as(written.toString()).isEqualTo(letters(without));
            assertThat(SpeakableText.of(said)).as(written.toString()).isEqualTo(said);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void applied_to_its_own_result_it_changes_nothing_whatever_was_written(long seed) {
        String marks = "*_`~=#>-+<>[]()!\\|&;:.,1 \n\t\"'/^a한漢b@•\u00a0👋";
        int[] alphabet = marks.codePoints().toArray();
        Random random = new Random(seed);
        for (int text = 0; text < 1_500; text++) {
            StringBuilder written = new StringBuilder();
            for (int length = random.nextInt(60); length >= 0; length--) {
                written.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
            }
            String said = SpeakableText.of(written.toString());
            assertThat(SpeakableText.of(said)).as(written.toString()).isEqualTo(said);
            assertThat(said).doesNotContain("\n", "  ").isEqualTo(said.strip());
        }
    }

    @ParameterizedTest
    @CsvSource({"[", ">", "*", "- ", "&amp;", "![", "<", "`", "\\", "1. ", "**a ", "|", "_a", "~~", "http://", "👋"})
    void a_text_that_is_nothing_but_marks_is_done_with_soon_and_for_good(String mark) {
        String said = SpeakableText.of(mark.repeat(20_000 / mark.length()));

        assertThat(SpeakableText.of(said)).isEqualTo(said);
    }

    @Test
    void a_text_beyond_all_measure_is_refused() {
        assertThatThrownBy(() -> SpeakableText.of("a".repeat(100_001)))
                .isInstanceOfSatisfying(SpeechException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(SpeechException.Kind.TOO_LONG))
                .hasMessageContaining("100,001");
    }

    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(Character::isLetter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
