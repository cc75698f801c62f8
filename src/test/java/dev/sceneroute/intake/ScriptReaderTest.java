package dev.sceneroute.intake;

import static dev.sceneroute.intake.GivenScripts.fields;
import static dev.sceneroute.intake.GivenScripts.read;
import static dev.sceneroute.intake.GivenScripts.refusal;
import static dev.sceneroute.intake.GivenScripts.scene;
import static dev.sceneroute.intake.GivenScripts.sceneRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sceneroute.production.AspectRatio;
import dev.sceneroute.production.Resolution;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.SceneType;
import dev.sceneroute.production.Script;
import dev.sceneroute.production.VideoFormat;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptReaderTest {

    @Test
    void the_shortest_script_gets_every_default() {
        Script script = read("{title: A film, scenes: [{narration: Hello}]}");

        assertThat(script.language()).isEqualTo("en");
        assertThat(script.video()).isEqualTo(VideoFormat.DEFAULT);
        assertThat(script.chapters()).hasSize(1);
        Scene scene = script.scenes().get(0);
        assertThat(scene.targetDuration()).isEqualTo(5);
        assertThat(scene.sceneType()).isEqualTo(SceneType.TEXT);
        assertThat(scene.shots()).isEmpty();
        assertThat(scene.referenceAssets()).isEmpty();
    }

    @Test
    void a_full_script_keeps_every_field() {
        Script script = read("""
                {title: A film, topic: Boats, language: pt-BR,
                 video: {aspect_ratio: "9:16", resolution: 1080p, fps: 60},
                 generation: {service: kling, model: kling-v3-omni, endpoint: omni, mode: pro, sound: true},
                 chapters: [
                   {chapter_id: 1, title: One, scenes: [
                     {scene_id: 7, narration: n, on_screen_text: o, visual_prompt: v, negative_prompt: x,
                      target_duration: 6, continuity_group: g, scene_type: text_multi_shot,
                      shots: [{prompt: a, duration: 2}, {prompt: b, duration: 4}], generation: {mode: std}}]},
                   {title: Two, scenes: [{visual_prompt: it goes on, extends_scene: 1}]}]}
                """);

        assertThat(script.video()).isEqualTo(new VideoFormat(AspectRatio.PORTRAIT, Resolution.P1080, 60));
        assertThat(script.generation().sound()).isTrue();
        assertThat(script.scenes().get(0).sceneId()).isEqualTo("7");
        assertThat(script.optionsOf(script.scenes().get(0)).mode()).isEqualTo("std");
        assertThat(script.scenes().get(1).sceneType()).isEqualTo(SceneType.EXTEND);
        assertThat(script.seconds()).isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|found 0",
                "-5|found -5",
                "2.5|found 2.5",
                "61|found 61",
                "1000000000000000000000000|found 1000000000000000000000000",
                "'\"5\"'|found \"5\"",
                "[5]|found a list of 1",
                "true|found true",
            })
    void a_duration_is_a_whole_number_of_seconds_up_to_a_minute(String duration, String found) {
        Violation violation = sceneRefusal("{narration: Hello, target_duration: " + duration + "}");

        assertThat(violation.field()).isEqualTo("scenes[0].target_duration");
        assertThat(violation.message())
                .isEqualTo("target_duration must be a whole number of seconds from 1 to 60; " + found);
    }

    @Test
    void a_number_beyond_all_measure_is_refused_and_costs_no_time() {
        assertThat(sceneRefusal("{narration: Hello, target_duration: 1e999999999}")
                        .message())
                .isEqualTo("target_duration must be a number of a sensible size; found one beyond all");
    }

    @Test
    void a_whole_number_written_with_a_decimal_point_is_a_whole_number() {
        assertThat(scene("{narration: Hello, target_duration: 5.0}").targetDuration())
                .isEqualTo(5);
    }

    @Test
    void a_script_without_scenes_is_refused() {
        assertThat(refusal("{title: A film}").message())
                .isEqualTo("the script must be a set of fields with a title and either scenes or chapters;"
                        + " found a set of fields: title");
        assertThat(refusal("{title: A film, scenes: []}").message())
                .isEqualTo("scenes must be a list of 1 to 1000 scenes; found an empty list");
        assertThat(refusal("{title: A film, chapters: [{title: One, scenes: []}]}")
                        .field())
                .isEqualTo("chapters[0].scenes");
    }

    @Test
    void scenes_and_chapters_at_once_are_refused() {
        assertThat(refusal("{title: A film, scenes: [{narration: a}], chapters: [{scenes: [{narration: a}]}]}")
                        .message())
                .contains("either scenes or chapters", "found a set of fields: title, scenes, chapters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"a film\"", "null", "true"})
    void what_is_not_a_set_of_fields_is_no_script(String given) {
        assertThat(refusal(given).message())
                .startsWith("the script must be a set of fields with a title and either scenes or chapters; found ");
    }

    @Test
    void an_empty_script_names_all_that_is_missing() {
        assertThat(GivenScripts.refusals("{}"))
                .extracting(Violation::field, Violation::rule)
                .containsExactlyInAnyOrder(tuple("title", "required"), tuple("", "one_of"));
        assertThat(GivenScripts.refusals("{}"))
                .extracting(Violation::message)
                .contains("title is missing; it must be text of 1 to 200 characters");
    }

    @Test
    void ten_thousand_scenes_are_one_clear_error() {
        String scenes = String.join(",", Collections.nCopies(10_000, "{narration: a}"));

        assertThat(GivenScripts.refusals("{title: A film, scenes: [" + scenes + "]}"))
                .extracting(Violation::field, Violation::message)
                .containsExactly(tuple("scenes", "scenes must be a list of 1 to 1000 scenes; found a list of 10000"));
    }

    @Test
    void a_thousand_scenes_are_the_most_over_all_chapters() {
        String scenes = String.join(",", Collections.nCopies(600, "{narration: a}"));
        String chapter = "{scenes: [" + scenes + "]}";

        assertThat(refusal("{title: A film, chapters: [" + chapter + "," + chapter + "]}")
                        .message())
                .isEqualTo("chapters have 1200 scenes in all; a script has at most 1000: make several films of it");
    }

    @Test
    void twenty_violations_are_told_and_the_rest_is_counted() {
        String scenes = String.join(",", Collections.nCopies(50, "{narration: a, target_duration: 0}"));

        InvalidScriptException refused = GivenScripts.exception("{title: A film, scenes: [" + scenes + "]}");

        assertThat(refused.violations()).hasSize(20);
        assertThat(refused.violations().get(3).field()).isEqualTo("scenes[3].target_duration");
        assertThat(refused.further()).isEqualTo(30);
        assertThat(refused).hasMessageEndingWith("and 30 more");
    }

    @ParameterizedTest
    @CsvSource({
        "narattion, narration",
        "visualPrompt, visual_prompt",
        "Visual Prompt, visual_prompt",
        "duration, target_duration",
        "duration_sec, target_duration",
        "prompt, visual_prompt",
        "caption, on_screen_text",
        "sceneid, scene_id",
    })
    void an_unknown_field_gets_the_nearest_name(String written, String meant) {
        Violation violation = sceneRefusal("{narration: Hello, \"" + written + "\": 5}");

        assertThat(violation.field()).isEqualTo("scenes[0]." + written);
        assertThat(violation.rule()).isEqualTo("unknown_field");
        assertThat(violation.message()).isEqualTo("unknown field \"" + written + "\"; did you mean " + meant + "?");
    }

    @Test
    void an_unknown_field_with_no_near_name_gets_the_list() {
        assertThat(refusal("{title: A film, scenes: [{narration: a}], qwertyuiop: 1}")
                        .message())
                .isEqualTo(
                        "unknown field \"qwertyuiop\"; known here:"
                                + " title, topic, language, video, generation, speech, sound, subtitles, transition, thumbnail, scenes, chapters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scene_type: film|scene_type must be text, text_single, text_multi_shot, image_ref, image_single,"
                        + " image_multi_shot, continuity, extend, slide or still; found \"film\"",
                "narration: 5|narration must be text of at most 5000 characters; found 5",
                "narration: [a]|narration must be text of at most 5000 characters; found a list of 1",
                "shots: a|shots must be a list of at most 20 shots; found \"a\"",
                "generation: {sound: on}|sound must be true or false; found \"on\"",
                "generation: {mode: fast}|mode must be std or pro; found \"fast\"",
                "generation: {endpoint: extend}|endpoint must be omni, text2video or image2video; found \"extend\"",
                "'shots: [{prompt: a, duration: 2, length: 1}]'|unknown field \"length\"; known here: prompt, duration",
                "'shots: [{duration: 2}]'|prompt is missing; it must be text of 1 to 512 characters",
            })
    void a_wrong_type_or_word_is_told_with_the_way_out(String field, String message) {
        assertThat(sceneRefusal("{visual_prompt: a, " + field + "}").message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "video: {fps: 23}|fps must be 24, 25, 30, 50 or 60; found 23",
                "video: {aspect_ratio: 4:3}|aspect_ratio must be \"16:9\", \"9:16\" or \"1:1\"; found \"4:3\"",
                "video: {resolution: 4k}|resolution must be 720p or 1080p; found \"4k\"",
                "language: english|language must be a language tag (BCP 47) such as en, ko or pt-BR; found \"english\"",
                "language: en-x|language must be a language tag (BCP 47) such as en, ko or pt-BR; found \"en-x\"",
                "video: wide|video must be a set of fields: aspect_ratio, resolution, fps; found \"wide\"",
            })
    void the_film_itself_has_limits_too(String field, String message) {
        assertThat(refusal("{title: A film, scenes: [{narration: a}], " + field + "}")
                        .message())
                .isEqualTo(message);
    }

    @Test
    void texts_have_limits_counted_in_whole_characters() {
        String emoji = "🎬";
        assertThat(scene("{narration: " + emoji.repeat(2500) + "}").narration()).hasSize(5000);
        assertThat(sceneRefusal("{visual_prompt: a, narration: " + emoji.repeat(5001) + "}")
                        .message())
                .isEqualTo("narration must be text of at most 5000 characters; found \"" + emoji.repeat(60) + "…\"");
        assertThat(sceneRefusal("{visual_prompt: " + "a".repeat(2501) + "}").rule())
                .isEqualTo("max_length");
        assertThat(refusal("{title: " + "a".repeat(201) + ", scenes: [{narration: a}]}")
                        .message())
                .startsWith("title must be text of 1 to 200 characters");
        assertThat(refusal("{title: '  ', scenes: [{narration: a}]}").message())
                .isEqualTo("title must be text of 1 to 200 characters; found \"  \"");
    }

    @Test
    void a_field_that_is_null_is_a_field_that_is_not_there() {
        Script script = read("{title: A film, topic: null, scenes: [{narration: a, target_duration: null}]}");

        assertThat(script.topic()).isNull();
        assertThat(script.seconds()).isEqualTo(5);
        assertThat(fields("{title: null, scenes: [{narration: a}]}")).containsExactly("title");
    }
}
