package dev.sceneroute.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakingTimeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one two three four five|2.0",
                "don't re-read it|1.2",
                "안녕하세요|1.0",
                "こんにちは世界|1.4",
                "你好世界|0.8",
                "สวัสดี|0.6",
                "Привет, мир|0.8",
                "שלום עולם|0.8",
                "In 2026 서울|1.2",
                "… — !|0.0",
            })
    void words_are_counted_where_they_are_spaced_and_characters_where_not(String text, double seconds) {
        assertThat(SpeakingTime.seconds(text)).isCloseTo(seconds, within(0.11));
    }

    @Test
    void a_hundred_and_fifty_words_take_a_minute() {
        assertThat(SpeakingTime.seconds("word ".repeat(150))).isCloseTo(60, within(0.001));
    }
}
