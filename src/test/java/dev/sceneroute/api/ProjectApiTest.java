package dev.sceneroute.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.production.Project;
import dev.sceneroute.production.ProjectStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ProjectApiTest extends ApiTest {
    @Autowired
    private ProjectStore projects;

    @Test
    void a_project_is_made_and_found_where_location_says() {
        Reply made = api.post("/api/v1/projects", "{\"title\": \"화재 안전 🔥\", \"topic\": \"<b>alarm</b>\"}");

        assertThat(made.status()).isEqualTo(201);
        Reply found = api.get(made.header("Location"));
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json()).isEqualTo(made.json());
        assertThat(found.field("title")).isEqualTo("화재 안전 🔥");
        assertThat(found.field("topic")).isEqualTo("<b>alarm</b>");
    }

    @Test
    void a_project_that_breaks_rules_is_refused_with_every_field_named() {
        Reply refused = api.post("/api/v1/projects", "{\"title\": 5, \"topic\": \"a\\u0000b\", \"colour\": 1}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(refused.wrong()).containsExactly("colour: unknown_field", "title: type", "topic: control_character");
        assertThat(refused.field("instance")).isEqualTo("/api/v1/projects");
        assertThat(refused.field("next_step")).isNotEmpty();
    }

    @Test
    void a_blank_or_an_endless_title_is_refused() {
        assertThat(api.post("/api/v1/projects", "{\"title\": \"  \"}").wrong()).containsExactly("title: required");
        assertThat(api.post("/api/v1/projects", "{}").wrong()).containsExactly("title: required");
        assertThat(api.post("/api/v1/projects", "{\"title\": \"" + "x".repeat(201) + "\"}")
                        .wrong())
                .containsExactly("title: max_length");
    }

    @Test
    void somebody_elses_project_looks_like_one_that_does_not_exist() {
        Project theirs = projects.create("somebody-else", "Secret", null);
        String nobodys = "proj_01k9q3x1a2b3c4d5e6f7g8h9j0";

        Reply seen = api.get("/api/v1/projects/" + theirs.id());

        assertThat(seen.status()).isEqualTo(404);
        assertThat(seen.text().replace(theirs.id(), nobodys))
                .isEqualTo(api.get("/api/v1/projects/" + nobodys).text());
        assertThat(api.post("/api/v1/projects/" + theirs.id() + "/scripts", Api.script(1))
                        .status())
                .isEqualTo(404);
    }
}
