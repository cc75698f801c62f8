package dev.sceneroute.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordTimesTest {

    private static final Duration FROM = Duration.ofMillis(120);
    private static final Duration TO = Duration.ofMillis(5_120);

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '\u0001', textBlock = """
                    en ¦ Don't re-read it’s 3.14, U.S.A.! ¦ Don't/re-read/it’s/3.14/U.S.A
                    fr ¦ L’homme d'abord ¦ L’homme/d'abord
                    ko ¦ 안녕하세요, 2026년에 서울에서. ¦ 안녕하세요/2026년에/서울에서
                    ja ¦ 東京タワーに行きました。 ¦ 東京/タワー/に/行/きました
                    zh ¦ 今天天气很好，我们去公园。 ¦ 今天天/气很好/我们/去公园
                    th ¦ สวัสดีชาวโลก ¦ สวัสดี/ชาว/โลก
                    hi ¦ नमस्ते दुनिया। ¦ नमस्ते/दुनिया
                    km ¦ សួស្តីពិភពលោក ¦ សួស្តីពិ/ភពលោក
                    """)
    void words_are_what_is_lit_up_together(String language, String text, String words) {
        assertThat(Words.of(text, language).stream().map(word -> word.in(text)))
                .containsExactlyElementsOf(List.of(words.split("/", -1)));
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Hello. <b>Wörld</b>, 42 is the answer: naïve café-goers say so… don''t they?'",
        "ko, '서울은 대한민국의 수도입니다. 인구는 9,411,000명, 그렇죠?'",
        "ja, 'シェイクスピアは1564年に生まれました。「本当？」'",
        "zh, '今天天气很好，我们去公园玩吧。𠮷野家2號店！'",
        "th, 'สวัสดีชาวโลก วันนี้อากาศดีมาก'",
        "ar, 'مرحبا بالعالم، كيف حالك؟'",
        "hi, 'नमस्ते दुनिया। आप कैसे हैं?'",
        "en, 'x'",
    })
    void estimated_times_go_forward_inside_the_stretch_and_have_every_word_once(String language, String text) {
        List<TimedWord> words = WordTimes.estimate(text, language, FROM, TO);

        assertThat(words)
                .extracting(word -> new TextSpan(word.start(), word.end()))
                .containsExactlyElementsOf(Words.of(text, language));
        assertGoingForward(words, FROM, TO);
        assertThat(words.get(0).from()).isEqualTo(FROM);
        assertThat(words.get(words.size() - 1).to()).isBetween(TO.minusNanos(1_000), TO);
        assertThat(words).allMatch(word -> word.to().compareTo(word.from()) > 0);
        assertThat(lettersIn(text, words)).isEqualTo(letters(text));
    }

    @Test
    void a_word_with_more_syllables_takes_longer_and_marks_are_pauses() {
        List<TimedWord> words = WordTimes.estimate("Go, extraordinary cat. Go", "en", Duration.ZERO, TO);

        double syllable = nanos(words.get(0));
        assertThat(nanos(words.get(1)) / syllable).isEqualTo(5, within(0.001));
        assertThat(nanos(words.get(2)) / syllable).isEqualTo(1, within(0.001));
        assertThat(gap(words, 0) / syllable).isEqualTo(1.2, within(0.001));
        assertThat(gap(words, 1)).isZero();
        assertThat(gap(words, 2) / syllable).isEqualTo(2.5, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({
        "cat, 1",
        "water, 2",
        "Übergrößen, 4",
        "BBC, 3",
        "привет, 2",
        "안녕하세요, 5",
        "東京, 2",
        "きょう, 2",
        "2026, 6",
        "שלום, 2",
        "x, 1"
    })
    void a_word_weighs_about_its_syllables(String word, double weight) {
        assertThat(SpokenWeight.of(word)).isEqualTo(weight);
    }

    @Test
    void a_text_without_words_has_no_times_and_no_time_gives_words_without_length() {
        assertThat(WordTimes.estimate("… — !", "en", FROM, TO)).isEmpty();
        assertThat(WordTimes.estimate("two words", "en", TO, FROM))
                .allMatch(word -> word.from().equals(TO) && word.to().equals(TO))
                .hasSize(2);
    }

    @Test
    void a_word_an_engine_gives_no_end_lasts_until_the_next_without_the_pause() {
        String text = "Dog, two three.";

        List<TimedWord> words = WordTimes.complete(
                text,
                "en",
                List.of(begun(0, 3, 100), begun(5, 8, 1_000), begun(9, 14, 1_400)),
                millis(100),
                millis(2_000));

        assertThat(words).extracting(word -> word.from().toMillis()).containsExactly(100L, 1_000L, 1_400L);
        assertThat(words.get(0).to()).isBetween(millis(500), millis(520));
        assertThat(words.get(1).to()).isEqualTo(millis(1_400));
        assertThat(words.get(2).to()).isEqualTo(millis(2_000));
    }

    @Test
    void words_an_engine_left_out_stand_between_those_it_told_of() {
        String text = "One two three four five";

        List<TimedWord> words = WordTimes.complete(
                text, "en", List.of(heard(4, 7, 500, 1_500), heard(14, 18, 1_500, 1_800)), millis(0), millis(2_000));

        assertThat(words)
                .extracting(word -> text.substring(word.start(), word.end()))
                .containsExactly("One", "two", "three", "four", "five");
        assertThat(words).extracting(word -> word.from().toMillis()).containsExactly(0L, 500L, 1_000L, 1_500L, 1_800L);
        assertGoingForward(words, millis(0), millis(2_000));
    }

    @Test
    void whatever_an_engine_tells_times_go_forward() {
        String text = "alpha beta, gamma delta. epsilon";
        List<TextSpan> spans = Words.of(text, "en");
        Random random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            List<TimedWord> told = spans.stream()
                    .filter(span -> random.nextInt(3) > 0)
                    .map(span -> heard(
                            span.start() + random.nextInt(2),
                            span.end(),
                            random.nextInt(7_000) - 500,
                            random.nextInt(7_000) - 500))
                    .toList();

            List<TimedWord> words = WordTimes.complete(text, "en", told, FROM, TO);

            assertThat(words).hasSize(5);
            assertGoingForward(words, FROM, TO);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello café, 안녕하세요 𠮷野家 👋!", "", "abc"})
    void a_byte_offset_finds_its_character(String text) {
        Utf8Offsets offsets = new Utf8Offsets(text);

        for (int index = 0; index <= text.length(); index++) {
            if (index == text.length() || !Character.isLowSurrogate(text.charAt(index))) {
                int bytes = text.substring(0, index).getBytes(StandardCharsets.UTF_8).length;
                assertThat(offsets.index(bytes)).isEqualTo(index);
            }
        }
        assertThat(offsets.length()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        assertThat(offsets.index(-1)).isZero();
        assertThat(offsets.index(10_000)).isEqualTo(text.length());
    }

    @Test
    void a_byte_within_a_character_belongs_to_it() {
        Utf8Offsets offsets = new Utf8Offsets("a안𠮷b");

        assertThat(Stream.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).map(offsets::index))
                .containsExactly(0, 1, 1, 1, 2, 2, 2, 2, 4, 5);
    }

    private static void assertGoingForward(List<TimedWord> words, Duration from, Duration to) {
        Duration reached = from;
        int index = 0;
        for (TimedWord word : words) {
            assertThat(word.from()).isBetween(reached, to);
            assertThat(word.to()).isBetween(word.from(), to);
            assertThat(word.start()).isGreaterThanOrEqualTo(index);
            reached = word.to();
            index = word.end();
        }
    }

    private static String lettersIn(String text, List<TimedWord> words) {
        return letters(words.stream()
                .map(word -> text.substring(word.start(), word.end()))
                .reduce("", String::concat));
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static double nanos(TimedWord word) {
        return word.to().minus(word.from()).toNanos();
    }

    private static double gap(List<TimedWord> words, int index) {
        return words.get(index + 1).from().minus(words.get(index).to()).toNanos();
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    private static TimedWord begun(int start, int end, long from) {
        return heard(start, end, from, from);
    }

    private static TimedWord heard(int start, int end, long from, long to) {
        return new TimedWord(start, end, millis(from), millis(to));
    }
}
