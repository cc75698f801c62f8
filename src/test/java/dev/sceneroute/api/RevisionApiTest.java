package dev.sceneroute.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A job that has ended is changed over HTTP, and the answer says what that makes anew. */
class RevisionApiTest extends ApiTest {
    private static final String JOBS = "/api/v1/jobs/";
    private static final String SCENE = "{\"visual_prompt\": \"Boats at night\", \"target_duration\": 3}";
    private static final String SPOKEN = """
            {"deliver": "film", "script": {"title": "Said", "speech": {"voice": "silence"}, "scenes": [
              {"narration": "One.", "visual_prompt": "A calm lake", "target_duration": 3}]}}
            """;
    private static final String CARD = """
            {"scene_type": "slide", "on_screen_text": "A card", "target_duration": 2}
            """;
    private static final String SAID_OVER_A_CARD = """
            {"deliver": "film", "script": {"title": "Said", "speech": {"voice": "silence"}, "scenes": [
              {%s "scene_type": "slide", "on_screen_text": "A card", "target_duration": 2}]}}
            """;
    private static final String LONGER = """
            {"narration": "One and another one and then some more words that need some more time than there was.",
             "visual_prompt": "A calm lake", "target_duration": 3}
            """;

    @Test
    void a_changed_scene_is_answered_with_its_clip_its_price_and_what_is_reused() {
        String id = made(Api.job(2, "clips"));

        Reply reply = api.put(JOBS + id + "/scenes/2", SCENE);

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("clips")).extracting(JsonNode::asInt).containsExactly(2);
        assertThat(reply.json().path("probable_clips")).isEmpty();
        assertThat(reply.json().path("reused").asInt()).isEqualTo(1);
        assertThat(reply.json().path("reused_scenes"))
                .extracting(JsonNode::asInt)
                .containsExactly(1);
        assertThat(reply.json().path("units").decimalValue()).isEqualByComparingTo("1.8");
        assertThat(reply.field("next_step")).contains("/retry");
    }

    @Test
    void a_longer_line_is_answered_with_the_clip_it_will_probably_need() {
        String id = made(SPOKEN);

        Reply reply = api.put(JOBS + id + "/scenes/1", LONGER);

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("clips")).isEmpty();
        assertThat(reply.json().at("/probable_clips/0/order").asInt()).isEqualTo(1);
        assertThat(reply.json().at("/probable_clips/0/clip_seconds").asInt()).isGreaterThan(3);
        assertThat(reply.json().at("/probable_clips/0/units").asDouble()).isGreaterThan(1.8);
        assertThat(reply.json().path("reused_scenes")).isEmpty();
    }

    @Test
    void a_film_in_which_nothing_is_said_any_more_has_no_subtitles() {
        String id = made(SAID_OVER_A_CARD.formatted("\"narration\": \"One.\","));
        assertThat(subtitles(id)).hasSize(3);

        Reply silent = api.put(JOBS + id + "/scenes/1", CARD);
        assertThat(silent.status()).as(silent.text()).isEqualTo(200);
        assertThat(subtitles(id)).as("of the film as it still is").hasSize(3);
        again(id);
        assertThat(subtitles(id)).isEmpty();

        api.put(JOBS + id + "/scenes/1", CARD.replace("{", "{\"narration\": \"Two.\", "));
        again(id);
        assertThat(subtitles(id)).hasSize(3).allSatisfy(subtitle -> assertThat(
                        api.get(subtitle.path("url").asText()).text())
                .contains("Two.")
                .doesNotContain("One."));
    }

    private JsonNode subtitles(String id) {
        return api.get(JOBS + id + "/result").json().path("subtitles");
    }

    private void again(String id) {
        Reply retried = api.post(JOBS + id + "/retry", "");
        assertThat(retried.status()).as(retried.text()).isEqualTo(202);
        assertThat(end(id).field("status")).isEqualTo("succeeded");
    }

    @Test
    void a_changed_script_is_answered_like_a_changed_scene() {
        String id = made(Api.job(2, "clips"));

        Reply reply = api.put(JOBS + id + "/script", Api.script(2).replace("view 1", "seen from above"));

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("clips")).extracting(JsonNode::asInt).containsExactly(1);
        assertThat(api.get(JOBS + id + "/script").text()).contains("seen from above");
    }

    @Test
    void how_long_what_is_said_takes_is_shown() {
        String id = made(SPOKEN);

        Reply fit = api.get(JOBS + id + "/fit");

        assertThat(fit.status()).as(fit.text()).isEqualTo(200);
        assertThat(fit.json().path("fits").asBoolean()).isTrue();
        assertThat(fit.json().at("/scenes/0/order").asInt()).isEqualTo(1);
        assertThat(fit.json().at("/scenes/0/estimated").asBoolean()).isFalse();
    }

    @Test
    void a_job_nobody_has_started_is_not_found_and_neither_is_a_scene_it_does_not_have() {
        String nobodys = JOBS + Api.NOBODYS_JOB;
        String id = made(Api.job(1, "links"));

        assertThat(List.of(
                        api.put(nobodys + "/scenes/1", SCENE),
                        api.put(nobodys + "/script", Api.script(1)),
                        api.get(nobodys + "/fit"),
                        api.put(JOBS + id + "/scenes/2", SCENE)))
                .allSatisfy(reply -> assertThat(reply.status()).as(reply.text()).isEqualTo(404));
    }

    @Test
    void a_job_that_runs_is_not_changed() {
        sandbox.latency(Duration.ofSeconds(2));
        String id = api.post("/api/v1/jobs", Api.job(1, "links")).field("job_id");

        assertThat(List.of(
                        api.put(JOBS + id + "/scenes/1", SCENE),
                        api.put(JOBS + id + "/script", Api.script(1).replace("Boats", "Ships"))))
                .allSatisfy(reply -> assertThat(reply.status()).as(reply.text()).isEqualTo(409));
        end(id);
    }

    @Test
    void what_is_not_a_scene_or_a_script_is_refused_and_changes_nothing() {
        String id = made(Api.job(1, "links"));
        String before = api.get(JOBS + id + "/script").text();

        assertThat(List.of(api.put(JOBS + id + "/scenes/1", "{not json"), api.put(JOBS + id + "/script", "{not json")))
                .allSatisfy(reply -> assertThat(reply.status()).as(reply.text()).isEqualTo(400));
        assertThat(List.of(
                        api.put(JOBS + id + "/scenes/1", "{\"target_duration\": \"long\"}"),
                        api.put(JOBS + id + "/script", "{\"title\": \"Nothing\"}")))
                .allSatisfy(reply -> assertThat(reply.status()).as(reply.text()).isEqualTo(422));
        assertThat(api.get(JOBS + id + "/script").text()).isEqualTo(before);
    }

    private String made(String job) {
        String id = api.post("/api/v1/jobs", job).field("job_id");
        assertThat(end(id).field("status")).isEqualTo("succeeded");
        return id;
    }
}
