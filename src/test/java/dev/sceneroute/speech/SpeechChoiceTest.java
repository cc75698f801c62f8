package dev.sceneroute.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.speech.ChosenSpeech.PassedOver;
import dev.sceneroute.speech.SpeechException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpeechChoiceTest {

    private static final Engine POLLY = new Engine("polly", false, List.of("en", "ko"), List.of("Joanna", "Seoyeon"));
    private static final Engine ROBOT = new Engine("espeak-ng", true, List.of("en", "ko", "de"), List.of("en-us"));
    private static final Engine SILENCE = new Engine("silence", true, List.of("en", "ko", "de", "ja"), List.of());

    @Test
    void the_first_of_the_order_that_can_speaks_and_the_others_are_named_with_their_reasons() {
        assertThat(choice(Map.of()).choose("en", null))
                .isEqualTo(new ChosenSpeech("polly", null, false, "polly 1", List.of()));
        assertThat(choice(Map.of()).choose("ja", null))
                .isEqualTo(new ChosenSpeech(
                        "silence",
                        null,
                        true,
                        "silence 1",
                        List.of(
                                new PassedOver("polly", "polly does not speak ja."),
                                new PassedOver("espeak-ng", "espeak-ng does not speak ja."))));
    }

    @Test
    void the_configured_order_counts_and_nobody_else_is_asked() {
        SpeechChoice choice = choice(List.of("espeak-ng", "polly"), Map.of());

        assertThat(choice.choose("ko", null).engine()).isEqualTo("espeak-ng");
        assertThatThrownBy(() -> choice.choose("ja", null))
                .isInstanceOfSatisfying(SpeechException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(Kind.REFUSED))
                .hasMessage(
                        "No engine can speak ja. espeak-ng: espeak-ng does not speak ja. polly: polly does not speak"
                                + " ja.");
    }

    @Test
    void a_language_has_its_own_engine_and_voice_also_under_its_varieties() {
        SpeechChoice choice = choice(Map.of("ko", "polly/Seoyeon", "en-GB", "espeak-ng"));

        assertThat(choice.choose("ko", null).voice()).isEqualTo("Seoyeon");
        assertThat(choice.choose("ko-KR", null).voice()).isEqualTo("Seoyeon");
        assertThat(choice.choose("en-gb", null).engine()).isEqualTo("espeak-ng");
        assertThat(choice.choose("en", null).engine()).isEqualTo("polly");
    }

    @Test
    void a_language_whose_engine_cannot_is_spoken_by_the_order_and_that_is_told() {
        ChosenSpeech chosen = choice(Map.of("ko", "polly/Nobody")).choose("ko", null);

        assertThat(chosen.engine()).isEqualTo("polly");
        assertThat(chosen.voice()).isNull();
        assertThat(chosen.passedOver()).containsExactly(new PassedOver("polly", "polly has no voice Nobody."));
    }

    @Test
    void a_voice_of_the_script_is_a_name_of_the_settings_an_engine_or_both_together() {
        SpeechChoice choice = choice(Map.of("Narrator", "polly/Seoyeon", "ko", "espeak-ng"));

        assertThat(choice.choose("ko", "narrator").voice()).isEqualTo("Seoyeon");
        assertThat(choice.choose("ko", "polly/Seoyeon").voice()).isEqualTo("Seoyeon");
        assertThat(choice.choose("en", "espeak-ng").engine()).isEqualTo("espeak-ng");
        assertThat(choice.choose("en", "espeak-ng/en-us").voice()).isEqualTo("en-us");
    }

    @Test
    void an_engines_own_name_of_a_voice_is_looked_for_in_the_order_and_never_replaced() {
        assertThat(choice(Map.of()).choose("en", "en-us").engine()).isEqualTo("espeak-ng");
        assertThatThrownBy(() -> choice(Map.of()).choose("en", "Jonna"))
                .isInstanceOf(SpeechException.class)
                .hasMessageStartingWith(
                        "No engine can speak en with the voice Jonna. polly: polly has no voice Jonna.");
    }

    @Test
    void whoever_failed_is_passed_over_with_what_went_wrong() {
        SpeechChoice choice = choice(Map.of());
        ChosenSpeech failed = choice.choose("ko", "polly/Seoyeon");

        ChosenSpeech next = choice.after(failed, "ko", "It broke.");

        assertThat(next.engine()).isEqualTo("espeak-ng");
        assertThat(next.draft()).isTrue();
        assertThat(next.passedOver()).containsExactly(new PassedOver("polly", "It broke."));
        ChosenSpeech last = choice.after(next, "ko", "Too.");
        assertThat(last.engine()).isEqualTo("silence");
        assertThatThrownBy(() -> choice.after(last, "ko", "Even this."))
                .hasMessageContainingAll("polly: It broke.", "espeak-ng: Too.", "silence: Even this.");
    }

    @Test
    void settings_that_name_an_engine_that_does_not_exist_stop_the_start() {
        assertThatThrownBy(() -> choice(List.of("poly"), Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("sceneroute.speech.order", "poly", "espeak-ng");
        assertThatThrownBy(() -> choice(Map.of("ko", "poly/Seoyeon")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("sceneroute.speech.voices", "poly");
        assertThatThrownBy(() -> new SpeechChoice(List.of(POLLY, POLLY), settings(null, Map.of())))
                .hasMessageContaining("Two speech engines are called polly");
    }

    private static SpeechChoice choice(Map<String, String> voices) {
        return new SpeechChoice(List.of(SILENCE, ROBOT, POLLY), settings(null, voices));
    }

    private static SpeechChoice choice(List<String> order, Map<String, String> voices) {
        return new SpeechChoice(List.of(SILENCE, ROBOT, POLLY), settings(order, voices));
    }

    private static SpeechSettings settings(@Nullable List<String> order, Map<String, String> voices) {
        return new SpeechSettings(order, voices, false, Duration.ofMillis(350), 1, Duration.ofMinutes(2));
    }

    private record Engine(String name, boolean draft, List<String> languages, List<String> voices)
            implements SpeechProvider {

        @Override
        public Optional<String> cannot(String language, @Nullable String voice) {
            if (!languages.contains(language.split("-", 2)[0])) {
                return Optional.of(name + " does not speak " + language + ".");
            }
            boolean known = voice == null || voices.contains(voice);
            return known ? Optional.empty() : Optional.of(name + " has no voice " + voice + ".");
        }

        @Override
        public boolean takes(String text) {
            return true;
        }

        @Override
        public String variant() {
            return name + " 1";
        }
    }
}
