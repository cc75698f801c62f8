package dev.sceneroute.subtitle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.media.text.Graphemes;
import dev.sceneroute.speech.SpokenText;
import dev.sceneroute.speech.TimedWord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the cues of any text, however its words are timed: tried with random ones, each from its seed. */
class CuesOfAnyTextTest {

    private static final List<String> ENGLISH =
            List.of("a", "rain", "harbour", "don't", "lighthouse", "well-known", "3.5", "e\u0301te\u0301", "I");
    private static final List<String> KOREAN = List.of("비", "고양이가", "네온", "잠들어", "있었습니다", "3마리");
    private static final List<String> JAPANESE =
            List.of("雨", "ネットワーク", "が", "降って", "「今日」", "（夜）", "屋根", "、", "。", "きょう", "っ", "ー");
    private static final List<String> ARABIC = List.of("مرحبا", "بالعالم", "،", "قطة", "لا", "نامت");
    private static final List<String> ODD = List.of(
            "👩‍👩‍👧",
            "🇰🇷",
            "<b>x</b>",
            "{\\an8}",
            "-->",
            "&amp;",
            "\\N",
            "\u202Eabc",
            "\u0000",
            "\uD800",
            "x".repeat(99),
            "字".repeat(40),
            "\u2028",
            "z\u0300\u0301\u0302\u0303",
            "#",
            "...",
            "\u200B");
    private static final List<List<String>> VOCABULARIES = List.of(ENGLISH, KOREAN, JAPANESE, ARABIC, ODD);
    private static final List<String> LANGUAGES = List.of("en", "ko", "ja", "ar", "zh");
    private static final List<String> BETWEEN = List.of(" ", " ", " ", ", ", ". ", "\n\n", "", "? ", "  ", "\t");

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cues_are_ordered_inside_their_scene_within_limits_and_have_every_word_once(int seed) {
        Random random = new Random(seed);
        SpokenText spoken = spoken(random);
        Duration offset = Duration.ofMillis(random.nextInt(100_000));
        Duration length = random.nextInt(4) == 0
                ? Duration.ofMillis(1_000 + random.nextInt(3_000))
                : spoken.length().plusMillis(500 + random.nextInt(3_000));
        List<Cue> cues = new Cues(Speech.SETTINGS)
                .of(new SpokenScene(spoken, LANGUAGES.get(random.nextInt(5)), offset, length), Speech.FILM);

        everyWordOnce(spoken, cues);
        inTime(cues, offset, offset.plus(length));
        withinLines(cues);
        wordsInTheirCues(cues);
    }

    private static void everyWordOnce(SpokenText spoken, List<Cue> cues) {
        StringBuilder shown = new StringBuilder();
        cues.forEach(cue -> shown.append(cue.text()));
        assertThat(letters(shown.toString())).isEqualTo(letters(spoken.text()));
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        text.codePoints()
                .filter(point -> !Character.isWhitespace(point)
                        && Character.getType(point) != Character.CONTROL
                        && Character.getType(point) != Character.SURROGATE
                        && point != 0x202E)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static void inTime(List<Cue> cues, Duration from, Duration to) {
        Duration last = from;
        for (Cue cue : cues) {
            assertThat(cue.from()).isGreaterThanOrEqualTo(last);
            assertThat(cue.to()).isGreaterThan(cue.from()).isLessThanOrEqualTo(to);
            assertThat(cue.length()).isLessThanOrEqualTo(Duration.ofSeconds(7));
            last = cue.to();
        }
        boolean roomy = to.minus(from).toMillis() >= cues.size() * 900L + 100;
        if (roomy) {
            for (int index = 0; index < cues.size(); index++) {
                assertThat(cues.get(index).length()).isGreaterThanOrEqualTo(Duration.ofMillis(800));
                assertThat(index == 0
                                || cues.get(index)
                                                .from()
                                                .minus(cues.get(index - 1).to())
                                                .toMillis()
                                        >= 67)
                        .isTrue();
            }
        }
    }

    private static void withinLines(List<Cue> cues) {
        for (Cue cue : cues) {
            assertThat(cue.lines()).hasSizeLessThanOrEqualTo(2).doesNotContain("");
            for (String line : cue.lines()) {
                int wide = (int) Graphemes.of(line).stream()
                        .filter(cluster -> Cells.isWide(cluster.codePointAt(0)))
                        .count();
                int all = Graphemes.of(line).size();
                // Narrow text: 42 cells. Wide text: 16, a narrow character counting half.
                assertThat(all + wide <= 42 || (all + wide) / 2.0 <= 16)
                        .as(line)
                        .isTrue();
                assertThat(line).isEqualTo(line.strip());
            }
        }
    }

    private static void wordsInTheirCues(List<Cue> cues) {
        for (Cue cue : cues) {
            Duration last = cue.from();
            int place = 0;
            for (TimedWord word : cue.words()) {
                assertThat(word.start()).isGreaterThanOrEqualTo(place);
                assertThat(word.end())
                        .isGreaterThan(word.start())
                        .isLessThanOrEqualTo(cue.text().length());
                assertThat(word.from()).isGreaterThanOrEqualTo(last);
                assertThat(word.to()).isBetween(word.from(), cue.to());
                place = word.end();
                last = word.from();
            }
        }
    }

    /** Words of one or two vocabularies, timed well, or all at once, or at random. */
    private static SpokenText spoken(Random random) {
        List<String> one = VOCABULARIES.get(random.nextInt(VOCABULARIES.size()));
        List<String> two = random.nextBoolean() ? one : VOCABULARIES.get(random.nextInt(VOCABULARIES.size()));
        long pace = new long[] {0, 20, 70, 150, 400}[random.nextInt(5)];
        StringBuilder text = new StringBuilder();
        List<TimedWord> words = new ArrayList<>();
        long now = random.nextInt(500);
        int count = 1 + random.nextInt(40);
        for (int index = 0; index < count; index++) {
            List<String> vocabulary = random.nextBoolean() ? one : two;
            String word = vocabulary.get(random.nextInt(vocabulary.size()));
            long to = now + pace * word.length();
            words.add(new TimedWord(
                    text.length(), text.length() + word.length(), Duration.ofMillis(now), Duration.ofMillis(to)));
            text.append(word).append(BETWEEN.get(random.nextInt(BETWEEN.size())));
            now = to + (random.nextInt(8) == 0 ? random.nextInt(2_000) : 0);
        }
        return new SpokenText(text.toString(), words, Duration.ofMillis(now), true);
    }
}
