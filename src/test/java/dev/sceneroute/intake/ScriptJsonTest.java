package dev.sceneroute.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sceneroute.production.Script;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptJsonTest {
    private static final String FULL = """
            {title: A film, topic: Boats, language: ko,
             video: {aspect_ratio: "1:1", resolution: 1080p, fps: 30},
             generation: {service: kling, model: m, endpoint: omni, mode: pro, sound: false},
             chapters: [
               {title: One, scenes: [
                 {scene_id: s1, narration: "<b>🎬</b> \\"quoted\\"", on_screen_text: o, visual_prompt: v,
                  negative_prompt: x, target_duration: 6, continuity_group: g,
                  shots: [{prompt: a, duration: 2}, {prompt: b, duration: 4}], generation: {}},
                 {visual_prompt: v, reference_assets: [
                   {asset_id: a}, {role: end_frame, data: AAAA}, {role: reference, asset_id: b}]}]},
               {scenes: [{narration: n, extends_scene: 2, generation: {sound: true}}]}]}
            """;

    private static List<Script> scripts() {
        return List.of(
                GivenScripts.read(FULL),
                GivenScripts.read("{title: A film, scenes: [{narration: a}]}"),
                GivenScripts.read("{title: A film, topic: '', chapters: [{title: ' ', scenes: [{narration: a,"
                        + " visual_prompt: '', scene_id: '', shots: [], reference_assets: [], generation: {}}]}]}"));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void a_stored_script_is_the_same_script(Script script) {
        assertThat(ScriptJson.read(ScriptJson.write(script))).isEqualTo(script);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void a_stored_script_can_be_shown_edited_and_sent_back(Script script) throws JsonProcessingException {
        String shown = ScriptJson.write(script);

        assertThat(new ScriptReader().read(ScriptJson.mapper().readTree(shown))).isEqualTo(script);
    }

    @Test
    void fields_are_written_in_snake_case_and_nothing_empty() {
        assertThat(ScriptJson.write(GivenScripts.read("{title: A film, scenes: [{narration: a}]}")))
                .isEqualTo("{\"title\":\"A film\",\"language\":\"en\","
                        + "\"video\":{\"aspect_ratio\":\"16:9\",\"resolution\":\"720p\",\"fps\":24},"
                        + "\"generation\":{},\"speech\":{},\"sound\":{},"
                        + "\"chapters\":[{\"scenes\":[{\"narration\":\"a\",\"target_duration\":5,"
                        + "\"guessed_duration\":5,\"scene_type\":\"text\"}]}]}");
    }

    @Test
    void what_was_never_stored_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScriptJson.read("{\"title\":"))
                .withMessageStartingWith("This is not a stored script");
    }
}
