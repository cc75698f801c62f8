package dev.sceneroute.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptApiTest extends ApiTest {

    @Test
    void a_script_is_stored_as_a_draft_with_every_default_filled_in() {
        Reply stored = draft(2);

        assertThat(stored.status()).isEqualTo(201);
        assertThat(stored.field("status")).isEqualTo("draft");
        assertThat(stored.field("version")).isEqualTo("1");
        assertThat(stored.field("seconds")).isEqualTo("6");
        assertThat(stored.json().at("/script/video/aspect_ratio").asText()).isEqualTo("16:9");
        assertThat(api.get(stored.header("Location")).json()).isEqualTo(stored.json());
    }

    @Test
    void an_edit_makes_the_next_version_and_it_is_a_draft_again() {
        String path = draft(1).header("Location");
        assertThat(api.post(path + "/approve").field("status")).isEqualTo("approved");

        Reply edited = api.put(path, Api.script(3));

        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.field("version")).isEqualTo("2");
        assertThat(edited.field("status")).isEqualTo("draft");
        assertThat(edited.field("scene_count")).isEqualTo("3");
        assertThat(edited.json().has("approved_at")).isFalse();
    }

    @Test
    void what_was_stored_can_be_sent_back_as_it_is() {
        Reply stored = draft(2);

        Reply edited =
                api.put(stored.header("Location"), stored.json().path("script").toString());

        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.json().path("script")).isEqualTo(stored.json().path("script"));
    }

    @Test
    void approving_twice_is_approving_once() {
        String path = draft(1).header("Location");

        Reply first = api.post(path + "/approve");
        Reply second = api.post(path + "/approve");

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"title": "T", "scenes": []}                                                                 | scenes
            {"title": "T"}                                                                               | ''
            {"title": "T", "scenes": [{"visual_prompt": "x", "target_duration": -3}]}                    | scenes[0].target_duration
            {"title": "T", "scenes": [{"visual_prompt": "x", "target_duration": 2.5}]}                   | scenes[0].target_duration
            {"title": "T", "scenes": [{"visual_prompt": "x", "target_duration": 5, "colour": "red"}]}    | scenes[0].colour
            {"title": "T", "scenes": [{"visual_prompt": "x", "target_duration": 5, "scene_type": "x"}]}  | scenes[0].scene_type
            {"title": 7, "scenes": [{"visual_prompt": "x", "target_duration": 5}]}                       | title
            """)
    void a_script_that_breaks_a_rule_is_refused_and_the_field_named(String script, String field) {
        String path = draft(1).header("Location");

        Reply refused = api.put(path, script);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("invalid-script");
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(api.get(path).field("version")).as("nothing was changed").isEqualTo("1");
    }

    @Test
    void a_path_to_an_image_is_refused_since_requests_have_no_folder() {
        String script = """
                {"title": "T", "scenes": [{"visual_prompt": "x", "target_duration": 5, "scene_type": "image_ref",
                  "reference_assets": [{"role": "first_frame", "path": "../../etc/passwd"}]}]}
                """;

        Reply refused = api.put(draft(1).header("Location"), script);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asText()).startsWith("scenes[0].reference_assets[0]");
    }

    @Test
    void an_unknown_script_is_not_found_whatever_is_asked_of_it() {
        String path = "/api/v1/scripts/scr_01k9q3x1a2b3c4d5e6f7g8h9j0";

        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(api.put(path, Api.script(1)).status()).isEqualTo(404);
        assertThat(api.post(path + "/approve").status()).isEqualTo(404);
        assertThat(api.post("/api/v1/projects/proj_01k9q3x1a2b3c4d5e6f7g8h9j0/scripts", Api.script(1))
                        .status())
                .isEqualTo(404);
    }
}
