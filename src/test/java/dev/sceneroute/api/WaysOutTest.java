package dev.sceneroute.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Who wrote more than a clip holds is told what to write instead, before anything is paid for. */
class WaysOutTest extends ApiTest {
    private static final String JOBS = "/api/v1/jobs";
    private static final String DRY = JOBS + "?dry_run=true";
    private static final String OMNI = "{}";
    /** Makes 5 or 10 seconds, and goes on from them by 4 or 5. */
    private static final String EXTENDABLE = "{\"endpoint\": \"text2video\", \"model\": \"kling-v1-6\"}";

    @Test
    void two_shots_are_offered_with_what_to_write() {
        JsonNode fit = dryFit(OMNI, scene(60, 5));

        assertThat(fit.path("fits").asBoolean()).isFalse();
        JsonNode way = way(fit, "two_shots");
        int first = way.at("/clip_seconds/0").asInt();
        int second = way.at("/clip_seconds/1").asInt();
        assertThat(first + second).isGreaterThan(15);
        assertThat(fit.path("message").asText())
                .contains("two shots of it: scenes with target_duration " + first + " and " + second);
    }

    @Test
    void an_extension_is_offered_only_where_the_model_can_extend() {
        assertThat(ways(dryFit(OMNI, scene(60, 5)))).contains("two_shots").doesNotContain("extend");
        assertThat(ways(dryFit(EXTENDABLE, scene(29, 5)))).contains("two_shots", "extend");
    }

    @Test
    void a_job_that_is_refused_for_it_says_the_same_and_has_ordered_nothing() {
        Reply job = end(api.post(JOBS, script(EXTENDABLE, scene(32, 5))).field("job_id"));

        assertThat(job.text()).contains("NARRATION_TOO_LONG");
        JsonNode fit = api.get(JOBS + "/" + job.field("job_id") + "/fit").json().at("/scenes/0");
        assertThat(way(fit, "extend").at("/clip_seconds/0").asInt()).isEqualTo(10);
        assertThat(way(fit, "extend").path("extend_by").asInt()).isEqualTo(5);
        assertThat(fit.path("message").asText())
                .contains("extend it by 5 s: target_duration 10 for it, and for a scene after it scene_type extend,"
                        + " extends_scene 1, target_duration 5 and the end of its narration");
        assertThat(job.text()).contains("extends_scene 1, target_duration 5");
        assertThat(sandbox.counts().createsAccepted()).isZero();
    }

    @Test
    void what_is_written_as_it_was_told_has_its_place() {
        JsonNode extended = api.post(DRY, script(EXTENDABLE, scene(20, 10) + ", " + extending(9, 5)))
                .json()
                .path("narration");
        JsonNode shared = api.post(DRY, script(EXTENDABLE, scene(20, 10) + ", " + scene(9, 5)))
                .json()
                .path("narration");

        for (JsonNode fits : List.of(extended, shared)) {
            assertThat(fits).hasSize(2).allSatisfy(fit -> {
                assertThat(fit.path("fits").asBoolean()).isTrue();
                assertThat(fit.at("/choice/way").asText()).isEqualTo("keep");
            });
        }
    }

    @Test
    void an_extension_nobody_gave_a_length_is_the_shortest_its_model_adds_for_what_is_said() {
        String open = extending(5, 5).replace(", \"target_duration\": 5", "");

        JsonNode fit = api.post(DRY, script(EXTENDABLE, scene(5, 5) + ", " + open))
                .json()
                .at("/narration/1");

        assertThat(fit.path("fits").asBoolean()).isTrue();
        assertThat(fit.at("/choice/clip_seconds")).extracting(JsonNode::asInt).containsExactly(4);
    }

    private JsonNode dryFit(String generation, String scenes) {
        Reply quote = api.post(DRY, script(generation, scenes));
        assertThat(quote.status()).as(quote.text()).isEqualTo(200);
        return quote.json().at("/narration/0");
    }

    private static String script(String generation, String scenes) {
        return "{\"script\": {\"title\": \"Much to say\", \"speech\": {\"voice\": \"silence\"}, \"generation\": "
                + generation + ", \"scenes\": [" + scenes + "]}}";
    }

    private static String scene(int words, int seconds) {
        return "{\"visual_prompt\": \"A harbour\", " + said(words, seconds) + "}";
    }

    private static String extending(int words, int seconds) {
        return "{\"visual_prompt\": \"Still the harbour\", \"scene_type\": \"extend\", \"extends_scene\": 1, "
                + said(words, seconds) + "}";
    }

    private static String said(int words, int seconds) {
        return "\"narration\": \"" + "boat ".repeat(words).strip() + "\", \"target_duration\": " + seconds;
    }

    private static JsonNode way(JsonNode fit, String name) {
        return StreamSupport.stream(fit.path("ways_out").spliterator(), false)
                .filter(way -> way.path("way").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ways(JsonNode fit) {
        return fit.path("ways_out").findValuesAsText("way");
    }
}
