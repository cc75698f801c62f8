package dev.sceneroute.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.runtime.Sha256;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobApiTest extends ApiTest {
    private static final String JOBS = "/api/v1/jobs";

    @Test
    void one_call_makes_a_film_of_a_whole_script() {
        Reply accepted = api.post(JOBS, Api.job(2, "film"));
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Location")).isEqualTo(JOBS + "/" + accepted.field("job_id"));
        assertThat(accepted.field("status")).isEqualTo("queued");

        Reply job = end(accepted.field("job_id"));

        assertThat(job.field("status")).as(job.text()).isEqualTo("succeeded");
        assertThat(job.field("progress")).isEqualTo("100");
        assertThat(job.json().path("scenes")).hasSize(2).allSatisfy(scene -> {
            assertThat(scene.path("state").asText()).isEqualTo("ready");
            assertThat(scene.path("asset_id").asText()).startsWith("asset_");
            assertThat(scene.path("clip_url").asText()).startsWith("http");
        });
        JsonNode result = api.get(accepted.header("Location") + "/result").json();
        JsonNode video = result.path("video");
        Reply film = api.get(video.path("url").asText());
        assertThat(film.body()).hasSize(video.path("size_bytes").asInt());
        assertThat(Sha256.of(film.body())).isEqualTo(video.path("sha256").asText());
        assertThat(video.path("duration_ms").asInt()).isEqualTo(6000);
        assertThat(List.of("thumbnail", "poster")).allSatisfy(picture -> {
            JsonNode told = result.path(picture);
            assertThat(api.get(told.path("url").asText()).body())
                    .as(picture)
                    .hasSize(told.path("size_bytes").asInt());
        });
    }

    @Test
    void subtitles_are_offered_in_three_formats_with_their_language() {
        String id = api.post(JOBS, """
                {"script": {"title": "Two voices", "speech": {"voice": "silence"}, "scenes": [
                  {"scene_type": "slide", "on_screen_text": "1", "narration": "A boat.", "target_duration": 2},
                  {"scene_type": "slide", "on_screen_text": "2", "narration": "배.", "language": "ko",
                   "target_duration": 2}]}}""").field("job_id");
        assertThat(end(id).field("status")).isEqualTo("succeeded");

        JsonNode result = api.get(JOBS + "/" + id + "/result").json();

        assertThat(result.path("subtitle_language").asText()).isEqualTo("mul");
        assertThat(result.path("subtitles").findValuesAsText("content_type"))
                .containsExactlyInAnyOrder("application/x-subrip", "text/vtt", "text/x-ssa");
        assertThat(result.path("subtitles"))
                .allSatisfy(file ->
                        assertThat(api.get(file.path("url").asText()).text()).contains("A boat.", "배"));
    }

    @ParameterizedTest
    @CsvSource({"silence, true", "freetts, false"})
    void a_scene_says_whether_the_times_of_its_words_are_estimated(String voice, boolean estimated) {
        String id = api.post(JOBS, """
                {"script": {"title": "A voice", "speech": {"voice": "%s"}, "scenes": [
                  {"scene_type": "slide", "on_screen_text": "1", "narration": "A boat.", "target_duration": 2}]}}""".formatted(voice)).field("job_id");
        assertThat(end(id).field("status")).isEqualTo("succeeded");

        JsonNode scene = api.get(JOBS + "/" + id + "/fit").json().at("/scenes/0");

        assertThat(scene.path("estimated").asBoolean())
                .as("its length is measured")
                .isFalse();
        assertThat(scene.has("timings_estimated")).isTrue();
        assertThat(scene.path("timings_estimated").asBoolean()).isEqualTo(estimated);
    }

    @Test
    void the_time_left_is_told_once_something_is_done_and_not_when_all_is() {
        sandbox.latency(Duration.ofSeconds(4));
        // One more than are made at once: it is still waited for when the others have shown how long that takes.
        String id = api.post(JOBS, Api.job(6, "film")).field("job_id");
        String job = JOBS + "/" + id;

        assertThat(api.get(job).json().has("time_left_seconds")).as("at first").isFalse();
        JsonNode underWay = await("a word about the time left")
                .atMost(Duration.ofSeconds(30))
                .until(() -> api.get(job).json(), now -> now.hasNonNull("time_left_seconds"));
        Reply ended = end(id);

        assertThat(underWay.path("step_time_left_seconds")).isEqualTo(underWay.path("time_left_seconds"));
        assertThat(ended.field("status")).as(ended.text()).isEqualTo("succeeded");
        assertThat(ended.json().has("time_left_seconds")).isFalse();
        assertThat(ended.json().has("step_time_left_seconds")).isFalse();
    }

    @Test
    void while_a_film_is_spoken_the_time_of_that_is_told_and_not_of_what_comes_after() {
        String id = api.post(JOBS, spoken(400)).field("job_id");
        String job = JOBS + "/" + id;

        JsonNode underWay = await("a word about the time left of speaking")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> api.get(job).json(), now -> now.hasNonNull("step_time_left_seconds"));
        api.post(job + "/cancel");

        assertThat(underWay.path("step").asText()).isEqualTo("generate_tts");
        assertThat(underWay.has("time_left_seconds")).isFalse();
    }

    /** Slides on which something else is said each. */
    private static String spoken(int scenes) {
        return IntStream.rangeClosed(1, scenes)
                .mapToObj(order -> """
                        {"scene_type": "slide", "on_screen_text": "%1$d", "narration": "Number %1$d of many is said here.",
                         "target_duration": 2}""".formatted(order))
                .collect(Collectors.joining(
                        ",", "{\"script\": {\"title\": \"Long\", \"language\": \"en\", \"scenes\": [", "]}}"));
    }

    @Test
    void links_and_clips_end_where_they_are_to_end() {
        String links = api.post(JOBS, Api.job(2, "links")).field("job_id");
        String clips = api.post(JOBS, Api.job(1, "clips")).field("job_id");

        end(links);
        end(clips);

        assertThat(api.get(JOBS + "/" + links + "/result").json().path("links"))
                .hasSize(2)
                .allSatisfy(link -> assertThat(link.path("url").asText()).startsWith("http"));
        JsonNode clip = api.get(JOBS + "/" + clips + "/result").json().at("/clips/0");
        assertThat(clip.path("order").asInt()).isEqualTo(1);
        assertThat(api.get(clip.path("url").asText()).body())
                .hasSize(clip.path("size_bytes").asInt());
    }

    @Test
    void a_job_shows_what_was_wrong_with_each_clip_and_what_was_done_about_it() {
        sandbox.dial(Fault.CLIP_BLACK, FaultSetting.next(1));

        Reply job = end(api.post(JOBS, Api.job(1, "clips")).field("job_id"));

        JsonNode checks = job.json().at("/scenes/0/clip_checks");
        assertThat(checks).as(job.text()).hasSize(2);
        assertThat(checks.at("/0/verdict").asText()).isEqualTo("rejected");
        assertThat(checks.at("/0/fault").asText()).isEqualTo("black");
        assertThat(checks.at("/0/repair").asText()).isEqualTo("reorder");
        assertThat(checks.at("/0/message").asText()).contains("80 %");
        assertThat(checks.at("/0/figures").findValuesAsText("check")).contains("length", "frames", "black");
        assertThat(checks.at("/1/attempt").asInt()).isEqualTo(2);
        assertThat(checks.at("/1/verdict").asText()).isEqualTo("good");
        assertThat(checks.path(1).has("figures")).isFalse();
    }

    @Test
    void step_by_step_leads_to_the_same() {
        Reply draft = draft(1);
        String order = "{\"script_id\": \"" + draft.field("script_id") + "\", \"deliver\": \"links\"}";
        assertThat(api.post(JOBS, order).problem()).isEqualTo("not-approved");
        api.post(draft.header("Location") + "/approve");

        Reply accepted = api.post(JOBS, order);

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.field("project_id")).isEqualTo(draft.field("project_id"));
        assertThat(end(accepted.field("job_id")).field("status")).isEqualTo("succeeded");
    }

    @Test
    void eight_starts_at_once_make_one_job() {
        sandbox.latency(Duration.ofMillis(500));
        Reply draft = draft(1);
        api.post(draft.header("Location") + "/approve");
        String order = "{\"script_id\": \"" + draft.field("script_id") + "\", \"deliver\": \"links\"}";

        List<Reply> replies = Api.atOnce(8, () -> api.post(JOBS, order));

        assertThat(replies).extracting(Reply::status).containsOnly(200, 202).containsOnlyOnce(202);
        assertThat(replies)
                .extracting(reply -> reply.field("job_id"))
                .containsOnly(replies.get(0).field("job_id"));
        end(replies.get(0).field("job_id"));
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
    }

    @Test
    void there_is_no_result_while_a_job_runs_and_none_of_one_that_was_canceled() {
        sandbox.latency(Duration.ofSeconds(2));
        String path = api.post(JOBS, Api.job(1, "links")).header("Location");

        assertThat(api.get(path + "/result").status()).isEqualTo(409);
        assertThat(api.get(path + "/result").problem()).isEqualTo("not-finished");
        Reply canceled = api.post(path + "/cancel");

        assertThat(canceled.status()).isEqualTo(200);
        assertThat(canceled.field("status")).isEqualTo("canceled");
        assertThat(canceled.json().at("/error/code").asText()).isEqualTo("CANCELED");
        assertThat(api.post(path + "/cancel").status()).isEqualTo(200);
        assertThat(api.get(path + "/result").status()).isEqualTo(409);
    }

    @Test
    void a_failed_job_says_why_and_is_tried_again() {
        sandbox.dial(Fault.CREATE_MODERATED, FaultSetting.next(1));
        String id = api.post(JOBS, Api.job(1, "links")).field("job_id");
        Reply failed = end(id);
        assertThat(failed.field("status")).isEqualTo("failed");
        assertThat(failed.json().at("/error/next_step").asText()).isNotEmpty();
        assertThat(failed.json().at("/scenes/0/error_code").asText()).isEqualTo("CONTENT_REFUSED");
        assertThat(failed.json().at("/scenes/0/next_step").asText()).isNotEmpty();

        Reply unchanged = api.post(JOBS + "/" + id + "/retry");
        assertThat(unchanged.problem()).as("never sent as it was").isEqualTo("conflict");
        assertThat(unchanged.field("detail")).contains("visual_prompt");
        Reply retried = api.post(JOBS + "/" + id + "/scenes/1/retry", "{\"visual_prompt\": \"A calm lake\"}");

        assertThat(retried.status()).isEqualTo(202);
        assertThat(retried.field("status")).isEqualTo("running");
        assertThat(end(id).field("status")).isEqualTo("succeeded");
        assertThat(api.post(JOBS + "/" + id + "/retry").problem()).isEqualTo("conflict");
    }

    @Test
    void one_scene_is_made_again_on_request() {
        String id = api.post(JOBS, Api.job(2, "links")).field("job_id");
        String before = end(id).json().at("/scenes/1/video_id").asText();

        Reply retried = api.post(JOBS + "/" + id + "/scenes/2/retry");

        assertThat(retried.status()).isEqualTo(202);
        assertThat(end(id).json().at("/scenes/1/video_id").asText()).isNotEqualTo(before);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(3);
        assertThat(api.post(JOBS + "/" + id + "/scenes/3/retry").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                              | script_id: one_of
            {"script_id": "x", "script": {}}                                | script: one_of
            {"script_id": 5}                                                | script_id: type
            {"script": "text"}                                              | script: type
            {"script_id": "x", "deliver": "everything"}                     | deliver: enum
            {"script_id": "x", "deliver": 1}                                | deliver: type
            {"script_id": "x", "notify_url": ["a"]}                         | notify_url: type
            {"script_id": "x", "scriptid": "y"}                             | scriptid: unknown_field
            """)
    void an_order_that_is_not_right_is_refused_and_the_field_named(String order, String wrong) {
        Reply refused = api.post(JOBS, order);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.wrong()).contains(wrong);
    }

    @Test
    void a_rule_of_the_script_is_named_with_its_place_in_the_order() {
        Reply refused = api.post(JOBS, "{\"script\": {\"title\": \"T\", \"scenes\": [{\"target_duration\": 0}]}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("invalid-script");
        assertThat(refused.json().at("/errors/0/field").asText()).startsWith("script.scenes[0]");
    }

    @Test
    void ten_thousand_scenes_are_refused_and_make_nothing() {
        int before = api.get(JOBS).json().path("total").asInt();

        Reply refused = api.post(JOBS, Api.job(10_000, "links"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(api.get(JOBS).json().path("total").asInt()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://a.example/", "https://me:secret@a.example/", "not an address"})
    void an_address_that_may_not_be_contacted_is_refused_before_anything_is_made(String address) {
        int before = api.get(JOBS).json().path("total").asInt();

        Reply refused = api.post(JOBS, "{\"script\": " + Api.script(1) + ", \"notify_url\": \"" + address + "\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("forbidden-address");
        assertThat(refused.wrong()).containsExactly("notify_url: address");
        assertThat(refused.text()).doesNotContain("secret");
        assertThat(api.get(JOBS).json().path("total").asInt()).isEqualTo(before);
    }

    @Test
    void unknown_things_in_an_order_are_not_found() {
        String nobodys = "_01k9q3x1a2b3c4d5e6f7g8h9j0\"";

        assertThat(api.post(JOBS, "{\"script_id\": \"scr" + nobodys + "}").status())
                .isEqualTo(404);
        assertThat(api.post(JOBS, "{\"script\": " + Api.script(1) + ", \"project_id\": \"proj" + nobodys + "}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_script_is_not_made_in_another_project_than_its_own() {
        Reply draft = draft(1);
        api.post(draft.header("Location") + "/approve");
        String other = draft(1).field("project_id");

        Reply refused = api.post(
                JOBS, "{\"script_id\": \"" + draft.field("script_id") + "\", \"project_id\": \"" + other + "\"}");

        assertThat(refused.wrong()).containsExactly("project_id: other_project");
    }

    @Test
    void jobs_are_listed_by_page_status_and_project_newest_first() {
        String project = api.post("/api/v1/projects", "{\"title\": \"Lists\"}").field("project_id");
        List<String> made = IntStream.range(0, 5)
                .mapToObj(number -> api.post(
                                JOBS,
                                "{\"script\": " + Api.script(1) + ", \"deliver\": \"links\", \"project_id\": \""
                                        + project + "\"}")
                        .field("job_id"))
                .toList();
        made.forEach(this::end);
        String list = JOBS + "?project_id=" + project + "&status=succeeded&size=2";

        Reply first = api.get(list);

        assertThat(first.field("total")).isEqualTo("5");
        assertThat(first.json().at("/jobs/0").has("scenes")).isFalse();
        assertThat(ids(first)).containsExactly(made.get(4), made.get(3));
        assertThat(ids(api.get(list + "&page=3"))).containsExactly(made.get(0));
        assertThat(ids(api.get(list + "&page=4"))).isEmpty();
        assertThat(ids(api.get(JOBS + "?project_id=" + project + "&status=failed")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "status=finished, status: enum",
        "page=0, page: range",
        "page=abc, page: range",
        "page=99999999999999999999, page: range",
        "size=201, size: range",
        "size=-1, size: range",
        "size=1&size=2, size: once",
        "stauts=failed, stauts: unknown_parameter"
    })
    void a_list_that_is_asked_for_wrongly_is_refused_and_the_parameter_named(String query, String wrong) {
        Reply refused = api.get(JOBS + "?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-parameter");
        assertThat(refused.wrong()).contains(wrong);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "retry", "scenes/1/retry", "scenes/x/retry", "scenes/0/retry", "scenes/-1/retry"})
    void an_unknown_job_is_not_found_whatever_is_asked_of_it(String action) {
        Reply reply = api.post(JOBS + "/" + Api.NOBODYS_JOB + "/" + action);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.problem()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/result", "/events"})
    void an_unknown_job_is_not_found_whatever_is_looked_for(String part) {
        assertThat(api.get(JOBS + "/" + Api.NOBODYS_JOB + part).status()).isEqualTo(404);
    }

    private static List<String> ids(Reply list) {
        return StreamSupport.stream(list.json().path("jobs").spliterator(), false)
                .map(job -> job.path("job_id").asText())
                .toList();
    }

    @Test
    void a_decision_about_a_task_names_what_is_wrong_with_it() {
        String nobodys = "/api/v1/tasks/task_01k9q3zv5m8x2c4r6t8y0a1b2c/resolve";

        assertThat(api.post(nobodys, "{\"decision\": \"adopt\"}").status()).isEqualTo(404);
        assertThat(api.post("/api/v1/tasks/..%2F/resolve", "{\"decision\": \"adopt\"}")
                        .status())
                .isIn(400, 404);
        assertThat(api.post(nobodys, "{\"decision\": \"forget\"}").text())
                .contains("decision", "adopt, retry, give_up");
        assertThat(api.post(nobodys, "{}").text()).contains("decision");
    }
}
