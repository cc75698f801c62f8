package dev.sceneroute.subtitle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.media.FilmProfile;
import dev.sceneroute.speech.SpokenText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CuesTest {

    @Test
    void english_is_shown_in_two_lines_of_42_characters_ended_where_a_reader_pauses() {
        List<Cue> cues = Speech.cues(
                "When the rain began, nobody in the harbour believed it would last for forty days."
                        + " They were wrong. The old lighthouse keeper, who had seen storms like this before,"
                        + " climbed the stairs one last time and lit the lamp.",
                "en",
                65);

        assertThat(cues)
                .extracting(Cue::text)
                .containsExactly(
                        "When the rain began, nobody in the harbour\nbelieved it would last for forty days.",
                        "They were wrong.",
                        "The old lighthouse keeper,\nwho had seen storms like this before,",
                        "climbed the stairs one\nlast time and lit the lamp.");
    }

    @Test
    void korean_breaks_at_spaces_and_japanese_and_chinese_without_any() {
        assertThat(Speech.cues("네온 지붕 아래에서 고양이 한 마리가 조용히 잠들어 있었습니다.", "ko", 150))
                .extracting(Cue::text)
                .containsExactly("네온 지붕 아래에서 고양이 한\n마리가 조용히 잠들어 있었습니다.");
        assertThat(Speech.cues("コンピューターグラフィックスとプログラミングの世界へようこそ。", "ja", 130))
                .extracting(Cue::text)
                .containsExactly("コンピューターグラフィックスと\nプログラミングの世界へようこそ。");
        assertThat(Speech.cues("霓虹屋顶下着雨，一只猫静静地睡着了。", "zh", 180))
                .extracting(Cue::text)
                .containsExactly("霓虹屋顶下着雨，\n一只猫静静地睡着了。");
    }

    @Test
    void a_cue_appears_when_its_first_word_is_heard_and_its_words_keep_their_times() {
        SpokenText spoken = new SpokenText(
                "Hello there.  Good   night.",
                List.of(
                        Speech.word(0, 5, 100, 400),
                        Speech.word(6, 11, 400, 900),
                        Speech.word(14, 18, 3000, 3400),
                        Speech.word(21, 26, 3400, 4000)),
                Duration.ofSeconds(4),
                false);
        List<Cue> cues = new Cues(Speech.SETTINGS)
                .of(
                        List.of(new SpokenScene(
                                spoken, "en", Duration.ofSeconds(10), Duration.ofMillis(500), Duration.ofSeconds(6))),
                        Speech.FILM);

        assertThat(cues).hasSize(2);
        assertThat(cues.get(0).from()).isEqualTo(Duration.ofMillis(10_600));
        assertThat(cues.get(1).text()).isEqualTo("Good night.");
        assertThat(cues.get(1).from()).isEqualTo(Duration.ofMillis(13_500));
        assertThat(cues.get(1).words())
                .containsExactly(Speech.word(0, 4, 13_500, 13_900), Speech.word(5, 10, 13_900, 14_500));
    }

    @Test
    void a_cue_stays_until_it_can_be_read_but_not_into_the_next_one() {
        List<Cue> cues = Speech.cues("Extraordinarily incomprehensible administration. Yes, indeed it is.", "en", 45);

        assertThat(cues).hasSize(2);
        assertThat(cues.get(1).from().minus(cues.get(0).to())).isEqualTo(Duration.ofMillis(67));
        assertThat(cues.get(1).length()).isGreaterThanOrEqualTo(Duration.ofMillis(900));
    }

    @Test
    void cues_that_are_spoken_faster_than_can_be_read_are_told() {
        String text = "When the rain began, nobody in the harbour believed it. They were wrong, all of them.";
        Cues cues = new Cues(Speech.SETTINGS);

        assertThat(cues.hurried(Speech.cues(text, "en", 65), Speech.FILM)).isEmpty();
        assertThat(cues.hurried(Speech.cues(text, "en", 20), Speech.FILM))
                .extracting(Cue::from)
                .contains(Duration.ZERO);
    }

    @Test
    void what_is_said_before_a_long_silence_does_not_tell_what_comes_behind_it() {
        SpokenText spoken = new SpokenText(
                "Guess who it was",
                List.of(
                        Speech.word(0, 5, 0, 500),
                        Speech.word(6, 9, 3000, 3200),
                        Speech.word(10, 12, 3200, 3300),
                        Speech.word(13, 16, 3300, 3600)),
                Duration.ofSeconds(4),
                false);

        assertThat(of(spoken, 5)).extracting(Cue::text).containsExactly("Guess", "who it was");
    }

    @Test
    void silence_has_no_cues() {
        assertThat(of(new SpokenText("", List.of(), Duration.ofSeconds(5), true), 5))
                .isEmpty();
        assertThat(of(new SpokenText("…", List.of(), Duration.ofSeconds(5), true), 5))
                .isEmpty();
        assertThat(of(Speech.spoken("Hello", "en", 60), 0)).isEmpty();
    }

    @Test
    void an_upright_film_has_shorter_lines() {
        SpokenText spoken = Speech.spoken("When the rain began nobody believed it would last", "en", 65);
        List<Cue> cues = new Cues(Speech.SETTINGS)
                .of(
                        new SpokenScene(spoken, "en", Duration.ZERO, Duration.ofSeconds(9)),
                        new FilmProfile(720, 1280, 30));

        assertThat(cues).flatExtracting(Cue::lines).allMatch(line -> line.length() <= 24);
    }

    @Test
    void a_word_longer_than_a_line_is_the_only_one_that_is_split_and_not_inside_a_character() {
        String word = "e\u0301".repeat(60);
        List<Cue> cues = Speech.cues("A " + word + " b", "en", 50);

        assertThat(String.join("", cues.stream().map(Cue::text).toList()).replaceAll("\\s", ""))
                .isEqualTo("A" + word + "b");
        assertThat(cues).flatExtracting(Cue::lines).noneMatch(line -> line.startsWith("\u0301"));
    }

    @Test
    void limits_that_contradict_each_other_are_refused() {
        assertThatThrownBy(() -> new SubtitleSettings(
                        42,
                        16,
                        24,
                        10,
                        2,
                        20,
                        13,
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(7),
                        2,
                        Duration.ZERO,
                        Duration.ofSeconds(1),
                        BurnChoice.AUTO))
                .hasMessageContaining("sceneroute.subtitle.shortest");
    }

    private static List<Cue> of(SpokenText spoken, int seconds) {
        return new Cues(Speech.SETTINGS)
                .of(new SpokenScene(spoken, "en", Duration.ZERO, Duration.ofSeconds(seconds)), Speech.FILM);
    }
}
