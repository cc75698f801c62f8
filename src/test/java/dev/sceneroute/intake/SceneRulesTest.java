package dev.sceneroute.intake;

import static dev.sceneroute.intake.GivenScripts.refusal;
import static dev.sceneroute.intake.GivenScripts.scene;
import static dev.sceneroute.intake.GivenScripts.sceneRefusal;
import static dev.sceneroute.intake.GivenScripts.secondSceneRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.production.SceneType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SceneRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{target_duration: 5}", "{on_screen_text: Hello}", "{narration: '  ', visual_prompt: ''}"})
    void a_scene_without_anything_to_show_is_refused(String scene) {
        Violation violation = sceneRefusal(scene);

        assertThat(violation.field()).isEqualTo("scenes[0]");
        assertThat(violation.message())
                .isEqualTo("the scene shows nothing; give it a visual_prompt, a narration or shots");
    }

    @Test
    void a_narration_that_is_also_the_prompt_must_fit_a_prompt() {
        assertThat(scene("{visual_prompt: a, narration: " + "a".repeat(5000) + "}")
                        .narration())
                .hasSize(5000);
        assertThat(sceneRefusal("{narration: " + "a".repeat(2501) + "}").message())
                .isEqualTo("narration is what is shown, too, as there is no visual_prompt, and then has at most 2500"
                        + " characters; found 2501: add a visual_prompt");
    }

    @Test
    void shots_give_the_duration_that_is_not_said() {
        assertThat(scene("{shots: [{prompt: a, duration: 3}, {prompt: b, duration: 4}]}")
                        .targetDuration())
                .isEqualTo(7);
    }

    @Test
    void shots_must_add_up_to_the_duration_exactly() {
        Violation violation = sceneRefusal("{target_duration: 8, shots: [{prompt: a, duration: 3}]}");

        assertThat(violation.field()).isEqualTo("scenes[0].shots");
        assertThat(violation.rule()).isEqualTo("shots_sum");
        assertThat(violation.message())
                .isEqualTo("the shots add up to 3 s and target_duration is 8 s; they must be equal, or leave"
                        + " target_duration out");
    }

    @Test
    void shots_must_not_add_up_to_more_than_a_scene() {
        assertThat(sceneRefusal("{shots: [{prompt: a, duration: 40}, {prompt: b, duration: 40}]}")
                        .message())
                .isEqualTo("the shots add up to 80 s; a scene lasts at most 60 s");
    }

    @Test
    void the_type_and_the_shots_must_agree() {
        assertThat(sceneRefusal("{scene_type: text_multi_shot, visual_prompt: a}")
                        .message())
                .isEqualTo("shots are missing; the scene_type text_multi_shot is made of them");
        assertThat(sceneRefusal("{scene_type: text_single, shots: [{prompt: a, duration: 5}]}")
                        .message())
                .isEqualTo("text_single has a single shot; remove the shots or the type");
    }

    @Test
    void an_image_makes_an_image_scene() {
        assertThat(scene("{visual_prompt: a, reference_assets: [{asset_id: a-1}]}")
                        .sceneType())
                .isEqualTo(SceneType.IMAGE_REF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image_ref", "image_single"})
    void an_image_scene_without_an_image_is_refused(String type) {
        Violation violation = sceneRefusal("{visual_prompt: a, scene_type: " + type + "}");

        assertThat(violation.field()).isEqualTo("scenes[0].reference_assets");
        assertThat(violation.message())
                .isEqualTo("reference_assets are missing; the scene_type " + type + " starts from an image");
    }

    @Test
    void a_text_scene_with_an_image_is_refused_rather_than_losing_it() {
        assertThat(sceneRefusal("{visual_prompt: a, scene_type: text, reference_assets: [{asset_id: a-1}]}")
                        .message())
                .isEqualTo("text uses no image; remove the reference_assets, or the type, which is then image_ref");
    }

    @Test
    void a_scene_goes_on_from_an_earlier_one() {
        assertThat(GivenScripts.read("{title: A film, scenes: [{narration: a}, {visual_prompt: b, extends_scene: 1}]}")
                        .scenes()
                        .get(1)
                        .extendsScene())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 999})
    void a_scene_cannot_go_on_from_itself_or_a_later_one(int extended) {
        Violation violation = secondSceneRefusal("{visual_prompt: a, extends_scene: " + extended + "}");

        assertThat(violation.field()).isEqualTo("scenes[1].extends_scene");
        assertThat(violation.message())
                .isEqualTo("extends_scene must be the place of an earlier scene in the film; this is scene 2, found "
                        + extended);
    }

    @Test
    void extends_scene_and_the_type_extend_belong_together() {
        assertThat(secondSceneRefusal("{visual_prompt: a, scene_type: extend}").message())
                .isEqualTo("extends_scene is missing; say which earlier scene goes on");
        assertThat(secondSceneRefusal("{visual_prompt: a, scene_type: continuity, extends_scene: 1}")
                        .message())
                .isEqualTo("extends_scene goes with the scene_type extend; found continuity");
        assertThat(secondSceneRefusal("{visual_prompt: a, extends_scene: 0}").message())
                .isEqualTo("extends_scene must be the place of an earlier scene in the film, from 1; found 0");
    }

    @Test
    void places_are_counted_over_chapters() {
        assertThat(refusal("""
                                {title: A film, chapters: [
                                  {scenes: [{narration: a}, {narration: b}]},
                                  {scenes: [{narration: c, extends_scene: 2}, {narration: d, extends_scene: 4}]}]}
                                """).field()).isEqualTo("chapters[1].scenes[1].extends_scene");
    }
}
