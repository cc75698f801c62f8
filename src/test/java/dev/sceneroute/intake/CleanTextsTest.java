package dev.sceneroute.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sceneroute.production.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextsTest {
    private final ScriptReader reader = new ScriptReader();

    private Script narrated(String narration) {
        ObjectNode script = JsonNodeFactory.instance.objectNode().put("title", "A film");
        script.putArray("scenes").addObject().put("narration", narration);
        return reader.read(script);
    }

    private Violation refusal(String narration) {
        return catchThrowableOfType(InvalidScriptException.class, () -> narrated(narration))
                .violations()
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>bold</b> <script>alert(1)</script> &amp;",
                "👩‍👩‍👧‍👦 🏳️‍🌈 🇰🇷",
                "שלום \u202Eעולם\u202C مرحبا",
                "'; drop table script; --",
                "${jndi:ldap://x} %s {{title}} [in];[out]",
                "tab\tand\nnew line",
                "안녕하세요",
            })
    void whatever_people_write_stays_as_it_is(String text) {
        assertThat(narrated(text).scenes().get(0).narration()).isEqualTo(text);
    }

    @Test
    void nul_is_refused_with_field_and_place() {
        Violation violation = refusal("🎬ab\0c");

        assertThat(violation.field()).isEqualTo("scenes[0].narration");
        assertThat(violation.rule()).isEqualTo("control_character");
        assertThat(violation.message())
                .isEqualTo("narration has the control character U+0000 as its character 4; remove it");
    }

    @ParameterizedTest
    @ValueSource(chars = {0x01, 0x08, 0x0B, 0x0C, 0x1B, 0x7F, 0x85, 0x9F})
    void other_control_characters_are_refused(char character) {
        assertThat(refusal("a" + character).rule()).isEqualTo("control_character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\uD800", "\uDC00a", "\uD83C\uD83C\uDFAC", "\uD83C\uDFAC\uDFAC", "\uDFAC\uD83C"})
    void half_a_character_pair_is_refused(String text) {
        assertThat(refusal(text).message()).startsWith("narration has half of a character pair U+D");
    }

    @Test
    void letters_put_together_are_the_same_as_letters_in_one() {
        String composed = "Caf\u00E9 \uD55C";
        String decomposed = "Cafe\u0301 \u1112\u1161\u11AB";

        assertThat(narrated(decomposed)).isEqualTo(narrated(composed));
    }

    @Test
    void line_ends_of_every_system_are_one() {
        assertThat(narrated("a\r\nb\rc\nd").scenes().get(0).narration()).isEqualTo("a\nb\nc\nd");
    }

    @Test
    void an_unknown_field_cannot_bring_control_characters_into_a_log() {
        ObjectNode script = JsonNodeFactory.instance.objectNode().put("title", "A film");
        script.putArray("scenes").addObject().put("narration", "a");
        script.put("evil\n\u001B[2J" + "x".repeat(10_000), 1);

        InvalidScriptException refused = catchThrowableOfType(InvalidScriptException.class, () -> reader.read(script));

        assertThat(refused.getMessage())
                .startsWith("unknown field \"evil\\u000A\\u001B[2Jxxx")
                .hasSizeLessThan(500)
                .doesNotContain("\n", "\u001B");
    }
}
