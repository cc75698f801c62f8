package dev.sceneroute.media.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LineBreaksTest {

    @Test
    void english_breaks_between_words_and_nowhere_else() {
        assertThat(cut("It's a well known cat, (really).", "en")).isEqualTo("It's |a |well |known |cat, |(really).");
    }

    @Test
    void korean_breaks_at_its_spaces() {
        assertThat(cut("고양이가 조용히 잠들어 3마리", "ko")).isEqualTo("고양이가 |조용히 |잠들어 |3마리");
    }

    @Test
    void japanese_keeps_katakana_words_and_kinsoku() {
        assertThat(cut("「きょう、ネットワーク」は（2026年）だ。", "ja")).isEqualTo("「きょ|う、|ネットワーク」|は|（2026年）|だ。");
    }

    @Test
    void no_line_begins_with_a_closing_mark_or_a_small_kana_or_ends_with_an_opening_bracket() {
        String alphabet = "漢字かなカナゃっッー、。」）』】！？「（『【…々ab 12";
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            String text = random.ints(30, 0, alphabet.length())
                    .mapToObj(index -> String.valueOf(alphabet.charAt(index)))
                    .collect(Collectors.joining());
            for (LineBreak each : LineBreaks.of(text, "ja")) {
                String before = text.substring(0, each.at()).strip();
                assertThat("、。」）』】！？…々ゃっッー").as(text).doesNotContain(text.substring(each.at(), each.at() + 1));
                assertThat("「（『【").as(text).doesNotContain(before.substring(before.length() - 1));
            }
        }
    }

    @Test
    void no_blank_that_holds_words_together_is_a_place_to_break() {
        assertThat(cut("10\u00A0km and 5\u202F%", "en")).isEqualTo("10\u00A0km |and |5\u202F%");
    }

    @Test
    void thai_breaks_where_its_words_end() {
        assertThat(cut("สวัสดีชาวโลก", "th")).isEqualTo("สวัสดี|ชาว|โลก");
    }

    @Test
    void emoji_letters_with_marks_and_arabic_stay_whole() {
        for (String cluster : List.of("👩‍👩‍👧", "🇰🇷", "👍🏽", "e\u0301\u0323", "한", "สุ", "क्षि")) {
            for (int at = 1; at < cluster.length(); at++) {
                int place = at + 1;
                assertThat(LineBreaks.of("字" + cluster + "字", "ja")).as(cluster).noneMatch(each -> each.at() == place);
            }
        }
        assertThat(cut("مرحبا بالعالم", "ar")).isEqualTo("مرحبا |بالعالم");
    }

    @Test
    void the_end_of_a_sentence_is_the_best_place_and_the_inside_of_a_phrase_the_worst() {
        List<LineBreak> breaks = LineBreaks.of("One. Two, three four", "en");

        assertThat(breaks)
                .extracting(LineBreak::cost)
                .containsExactly(LineBreak.SENTENCE, LineBreak.CLAUSE, LineBreak.WORD);
    }

    @Test
    void lines_are_as_few_as_can_be_and_about_equally_long() {
        assertThat(lines("aaaa bbbb cccc dddd", 15)).containsExactly("aaaa bbbb", "cccc dddd");
        assertThat(lines("aaaa bbbb, cccc dddd eeee", 17)).containsExactly("aaaa bbbb,", "cccc dddd eeee");
        assertThat(lines("short", 15)).containsExactly("short");
        assertThat(lines("abcdefghijklmnop", 6)).allMatch(line -> line.length() <= 6);
    }

    private static List<String> lines(String text, int width) {
        List<Piece> pieces = Pieces.of(text, LineBreaks.of(text, "en"), String::length, width);
        return LineFill.fill(pieces, width).stream()
                .map(line -> text.substring(
                                line.get(0).start(), line.get(line.size() - 1).end())
                        .strip())
                .toList();
    }

    private static String cut(String text, String language) {
        StringBuilder cut = new StringBuilder(text);
        List<LineBreak> breaks = LineBreaks.of(text, language);
        for (int index = breaks.size() - 1; index >= 0; index--) {
            cut.insert(breaks.get(index).at(), '|');
        }
        return cut.toString();
    }
}
