package dev.sceneroute.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.speech.SpeechPieces.Cut;
import dev.sceneroute.speech.SpeechPieces.Piece;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SpeechPiecesTest {

    @Test
    void a_text_that_is_taken_stays_whole() {
        assertThat(cut("Hello. How are you?", "en", 100)).containsExactly("Hello. How are you?");
        assertThat(cut("  \n ", "en", 100)).isEmpty();
    }

    @Test
    void a_longer_one_is_cut_between_sentences_and_as_many_stay_together_as_fit() {
        assertThat(cut("One is here. Two is here. Three is here! Four?", "en", 26))
                .containsExactly("One is here. Two is here.", "Three is here! Four?");
    }

    @Test
    void titles_initials_and_figures_end_no_sentence() {
        assertThat(cut("Dr. Kim met J. R. Park at 3.5 km, e.g. near St. Ives. They talked.", "en", 58))
                .containsExactly("Dr. Kim met J. R. Park at 3.5 km, e.g. near St. Ives.", "They talked.");
        assertThat(cut("\"Yes!\" she said. Then she left.", "en", 20))
                .containsExactly("\"Yes!\" she said.", "Then she left.");
    }

    @Test
    void sentences_end_where_each_language_ends_them() {
        assertThat(cut("你好。世界！真的吗？“是的。”他说。", "zh", 6)).containsExactly("你好。世界！", "真的吗？", "“是的。”", "他说。");
        assertThat(cut("今日は晴れ。「本当？」と言った。", "ja", 8)).containsExactly("今日は晴れ。", "「本当？」", "と言った。");
        assertThat(cut("안녕하세요. 반갑습니다! 정말?", "ko", 8)).containsExactly("안녕하세요.", "반갑습니다!", "정말?");
        assertThat(cut("مرحبا. كيف حالك؟ أنا بخير.", "ar", 12)).containsExactly("مرحبا.", "كيف حالك؟", "أنا بخير.");
        assertThat(cut("नमस्ते। आप कैसे हैं?", "hi", 14)).containsExactly("नमस्ते।", "आप कैसे हैं?");
        assertThat(cut("Hello. 你好。Bye.", "en", 6)).containsExactly("Hello.", "你好。", "Bye.");
    }

    @Test
    void a_sentence_that_is_too_long_is_cut_at_clauses_then_at_words() {
        assertThat(pieces("We went up, past 1,000 houses; then down. End.", "en", 24))
                .extracting(Piece::end, SpeechPiecesTest::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Cut.CLAUSE, "We went up,"),
                        org.assertj.core.groups.Tuple.tuple(Cut.CLAUSE, "past 1,000 houses;"),
                        org.assertj.core.groups.Tuple.tuple(Cut.SENTENCE, "then down."),
                        org.assertj.core.groups.Tuple.tuple(Cut.SENTENCE, "End."));
        assertThat(cut("one two three four five", "en", 9)).containsExactly("one two", "three", "four five");
        assertThat(cut("我们今天去公园，天气很好。", "zh", 8)).containsExactly("我们今天去公园，", "天气很好。");
    }

    @Test
    void a_word_that_is_too_long_is_cut_between_what_readers_see_as_characters() {
        assertThat(cut("abcdefgh", "en", 3)).containsExactly("abc", "def", "gh");
        assertThat(cut("e\u0301".repeat(3), "fr", 5)).containsExactly("e\u0301e\u0301", "e\u0301");
        assertThat(cut("𠮷𠮷𠮷", "ja", 3)).containsExactly("𠮷", "𠮷", "𠮷");
        assertThatThrownBy(() -> cut("a👨‍👩‍👧b", "en", 3))
                .isInstanceOfSatisfying(SpeechException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(SpeechException.Kind.TOO_LONG));
    }

    @Test
    void an_engine_may_count_bytes() {
        Predicate<String> bytes = piece -> piece.getBytes(StandardCharsets.UTF_8).length <= 20;

        assertThat(SpeechPieces.of("안녕하세요. 저는 서울에 살아요.", "ko", bytes))
                .allMatch(piece -> bytes.test(piece.span().in("안녕하세요. 저는 서울에 살아요.")))
                .hasSize(3);
    }

    @Test
    void whatever_the_text_and_the_limit_nothing_is_lost_and_no_character_is_cut() {
        String[] parts = {
            "word",
            "긴단어입니다",
            "漢字",
            "かな",
            "e\u0301",
            "नि",
            "𠮷",
            "Dr. ",
            ". ",
            "。",
            ", ",
            "! ",
            "，",
            " ",
            " - ",
            "…",
            "\u201d",
            "1,000.5",
            "كلمة",
            "؟ ",
            "ไทย",
            "\u1112\u1161\u11ab"
        };
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder written = new StringBuilder();
            for (int part = random.nextInt(30); part >= 0; part--) {
                written.append(parts[random.nextInt(parts.length)]);
            }
            String text = written.toString();
            int limit = 4 + random.nextInt(30);
            List<Piece> pieces = SpeechPieces.of(text, "en", piece -> piece.length() <= limit);

            int reached = 0;
            for (Piece piece : pieces) {
                assertThat(text.substring(reached, piece.span().start())).isBlank();
                assertThat(piece.span().length()).isBetween(1, limit);
                assertThat(isBetweenCharacters(text, piece.span().start()))
                        .as(text)
                        .isTrue();
                reached = piece.span().end();
            }
            assertThat(text.substring(reached)).isBlank();
        }
    }

    private static boolean isBetweenCharacters(String text, int index) {
        return Pattern.compile("\\X").matcher(text).results().anyMatch(character -> character.start() == index);
    }

    private static String current = "";

    private static String text(Piece piece) {
        return piece.span().in(current);
    }

    private static List<Piece> pieces(String text, String language, int limit) {
        current = text;
        return SpeechPieces.of(text, language, piece -> piece.length() <= limit);
    }

    private static List<String> cut(String text, String language, int limit) {
        return pieces(text, language, limit).stream()
                .map(piece -> piece.span().in(text))
                .toList();
    }
}
