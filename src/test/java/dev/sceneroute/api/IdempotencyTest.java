package dev.sceneroute.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same request may be sent again: it makes nothing twice. */
class IdempotencyTest extends ApiTest {
    private static final String PROJECTS = "/api/v1/projects";

    @Test
    void the_same_key_with_the_same_request_gives_the_same_answer() {
        String key = key();
        Reply first = api.post(PROJECTS, "{\"title\": \"T\", \"topic\": \"x\"}", "Idempotency-Key", key);

        Reply second = api.post(PROJECTS, "{ \"topic\": \"x\",  \"title\": \"T\" }", "Idempotency-Key", key);

        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void the_same_key_with_another_request_is_refused() {
        String key = key();
        api.post(PROJECTS, "{\"title\": \"T\"}", "Idempotency-Key", key);

        Reply refused = api.post(PROJECTS, "{\"title\": \"U\"}", "Idempotency-Key", key);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void ten_requests_at_once_with_one_key_make_one_job() {
        String key = key();

        List<Reply> replies =
                Api.atOnce(10, () -> api.post("/api/v1/jobs", Api.job(1, "links"), "Idempotency-Key", key));

        assertThat(replies).extracting(Reply::status).containsOnly(202);
        assertThat(replies).extracting(Reply::text).containsOnly(replies.get(0).text());
        assertThat(replies)
                .extracting(reply -> reply.header("Idempotency-Replayed"))
                .containsOnlyOnce("");
        Reply job = end(replies.get(0).field("job_id"));
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
        assertThat(api.get("/api/v1/jobs?project_id=" + job.field("project_id")).field("total"))
                .isEqualTo("1");
    }

    @Test
    void a_replayed_answer_is_the_first_one_even_when_the_job_has_ended() {
        String key = key();
        Reply first = api.post("/api/v1/jobs", Api.job(1, "links"), "Idempotency-Key", key);
        end(first.field("job_id"));

        Reply second = api.post("/api/v1/jobs", Api.job(1, "links"), "Idempotency-Key", key);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.field("status")).isEqualTo("queued");
    }

    @Test
    void a_request_that_failed_leaves_its_key_free() {
        String key = key();
        assertThat(api.post(PROJECTS, "{\"title\": \"\"}", "Idempotency-Key", key)
                        .status())
                .isEqualTo(422);
        String nowhere = "{\"script\": " + Api.script(1) + ", \"notify_url\": \"ftp://x.example\"}";
        assertThat(api.post("/api/v1/jobs", nowhere, "Idempotency-Key", key).status())
                .isEqualTo(422);

        Reply corrected = api.post("/api/v1/jobs", Api.job(1, "links"), "Idempotency-Key", key);

        assertThat(corrected.status()).isEqualTo(202);
        end(corrected.field("job_id"));
        assertThat(api.post(PROJECTS, "{\"title\": \"T\"}", "Idempotency-Key", key)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_script_of_another_project_is_another_request() {
        String key = key();
        String one = api.post(PROJECTS, "{\"title\": \"1\"}").header("Location") + "/scripts";
        String two = api.post(PROJECTS, "{\"title\": \"2\"}").header("Location") + "/scripts";

        Reply first = api.post(one, Api.script(1), "Idempotency-Key", key);

        assertThat(api.post(one, Api.script(1), "Idempotency-Key", key).text()).isEqualTo(first.text());
        assertThat(api.post(two, Api.script(1), "Idempotency-Key", key).problem())
                .isEqualTo("idempotency-key-reused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\tb", "TOO_LONG"})
    void a_bad_key_is_refused(String given) {
        String key = given.equals("TOO_LONG") ? "k".repeat(256) : given;

        Reply refused = api.post(PROJECTS, "{\"title\": \"T\"}", "Idempotency-Key", key);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-idempotency-key");
    }

    @Test
    void two_keys_are_one_too_many() {
        Reply refused = api.post(PROJECTS, "{\"title\": \"T\"}", "Idempotency-Key", "one", "Idempotency-Key", "two");

        assertThat(refused.problem()).isEqualTo("invalid-idempotency-key");
    }

    @Test
    void the_longest_key_is_a_good_one() {
        String key = (key() + "k".repeat(255)).substring(0, 255);

        assertThat(api.post(PROJECTS, "{\"title\": \"T\"}", "Idempotency-Key", key)
                        .status())
                .isEqualTo(201);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
