package dev.sceneroute.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechKeyTest {

    @Test
    void the_same_order_has_the_same_key_for_ever() {
        String key = SpeechKey.of(order("polly", "neural 1", "Joanna", "en-US", 1, "Hello."), "1 PT0.35S 1");

        assertThat(key).isEqualTo("8da0416c04f4749c303b23df38d3bb8284217117130135dd9b49ed2521d130a6");
    }

    @Test
    void how_a_text_is_marked_up_and_a_tag_is_written_makes_no_difference() {
        assertThat(key(order("polly", "v", "Joanna", "en-US", 1, "**Hello** <b>you</b>\n\n")))
                .isEqualTo(key(order("polly", "v", "Joanna", "en-us", 1.0004, "Hello you")));
    }

    @Test
    void whoever_was_passed_over_makes_no_difference() {
        ChosenSpeech other =
                new ChosenSpeech("polly", "Joanna", true, "v", List.of(new ChosenSpeech.PassedOver("a", "b")));

        assertThat(key(order("polly", "v", "Joanna", "en", 1, "Hello.").spokenBy(other)))
                .isEqualTo(key(order("polly", "v", "Joanna", "en", 1, "Hello.")));
    }

    @Test
    void every_field_makes_another_key() {
        List<String> keys = Stream.of(
                        order("polly", "v", "Joanna", "en", 1, "Hello."),
                        order("google", "v", "Joanna", "en", 1, "Hello."),
                        order("polly", "w", "Joanna", "en", 1, "Hello."),
                        order("polly", "v", "Matthew", "en", 1, "Hello."),
                        order("polly", "v", null, "en", 1, "Hello."),
                        order("polly", "v", "", "en", 1, "Hello."),
                        order("polly", "v", "Joanna", "en-GB", 1, "Hello."),
                        order("polly", "v", "Joanna", "en", 1.1, "Hello."),
                        order("polly", "v", "Joanna", "en", 1, "Hello"))
                .map(SpeechKeyTest::key)
                .toList();

        assertThat(keys).doesNotHaveDuplicates().hasSize(9);
        assertThat(SpeechKey.of(order("polly", "v", null, "en", 1, "Hello."), "other pauses"))
                .isNotIn(keys);
    }

    @Test
    void no_field_runs_over_into_the_next() {
        List<String> keys = Stream.of(
                        Arrays.asList("ab", "c"),
                        Arrays.asList("a", "bc"),
                        Arrays.asList("abc", ""),
                        Arrays.asList("abc", null),
                        Arrays.asList("abc"),
                        Arrays.asList("a\0b", "c"),
                        Arrays.asList("a", "b\0c"),
                        Arrays.asList("a", "b", "c"),
                        Arrays.asList("a\u0000\u0000\u0000\u0001b", "c"))
                .map(SpeechKey::of)
                .toList();

        assertThat(keys).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.49, 2.01, -1, Double.NaN})
    void a_speed_that_is_none_is_no_order(double speed) {
        assertThatThrownBy(() -> order("polly", "v", null, "en", speed, "Hello."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 0.5 and 2");
    }

    private static String key(SpeechOrder order) {
        return SpeechKey.of(order, "joined");
    }

    private static SpeechOrder order(
            String engine, String variant, @Nullable String voice, String language, double speed, String text) {
        return new SpeechOrder(text, language, speed, new ChosenSpeech(engine, voice, false, variant, List.of()));
    }
}
