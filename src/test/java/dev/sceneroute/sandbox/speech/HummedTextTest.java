package dev.sceneroute.sandbox.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HummedTextTest {

    @Test
    void the_same_text_always_sounds_the_same_and_another_one_does_not() {
        assertThat(hummed("two words").samples()).isEqualTo(hummed("two words").samples());
        assertThat(hummed("two words").samples())
                .isNotEqualTo(hummed("two swords").samples());
    }

    @Test
    void a_longer_word_lasts_longer_and_a_faster_voice_is_shorter() {
        List<HummedText.Word> words = hummed("a extraordinary").words();

        assertThat(words).hasSize(2);
        assertThat(length(words.get(1))).isGreaterThan(3 * length(words.get(0)));
        assertThat(new HummedText("a extraordinary", 2, 16_000).samples())
                .hasSizeLessThan(hummed("a extraordinary").samples().length / 2 + 100);
    }

    @Test
    void a_text_without_a_word_is_a_short_silence() {
        assertThat(hummed("?!… — 😀").words()).isEmpty();
        assertThat(hummed("?!").samples()).isNotEmpty().containsOnly(0);
    }

    @Test
    void what_was_sent_is_found_again_behind_tags_and_escapes() throws XMLStreamException {
        SpokenScript script =
                SpokenScript.ssml("<speak><prosody rate=\"80%\">a &amp; <mark name=\"x\"/>나</prosody></speak>");

        assertThat(script.plain()).isEqualTo("a & 나");
        assertThat(script.rate()).isEqualTo(0.8);
        assertThat(script.marks()).containsEntry("x", 4);
        assertThat(script.sent().substring(script.begins(2), script.ends(3))).isEqualTo("&amp;");
        assertThat(script.sent().substring(script.begins(4), script.ends(5))).isEqualTo("나");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<speak>a & b</speak>",
                "<speak>a",
                "a",
                "<p>a</p>",
                "<!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><speak>&x;</speak>"
            })
    void what_is_not_well_formed_is_refused(String ssml) {
        assertThatThrownBy(() -> SpokenScript.ssml(ssml)).isInstanceOf(XMLStreamException.class);
    }

    private static HummedText hummed(String text) {
        return new HummedText(text, 1, 16_000);
    }

    private static int length(HummedText.Word word) {
        return word.to() - word.from();
    }
}
