package dev.sceneroute.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.production.JobEvent;
import dev.sceneroute.production.JobEventStore;
import dev.sceneroute.production.PauseScope;
import dev.sceneroute.production.PauseStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is paused makes no new paid call and begins no heavy work; what is paid for is fetched. */
class PauseApiTest extends ApiTest {
    private static final String JOBS = "/api/v1/jobs";
    private static final String KLING = "/api/v1/providers/kling";
    private static final String ALL = "/api/v1/installation";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** Longer than the sweeper's patience, so that it would have woken whatever it may wake. */
    private static final Duration WHILE = Duration.ofMillis(3500);

    @Autowired
    private JobEventStore events;

    @Autowired
    private PauseStore pauses;

    @AfterEach
    void nothing_stays_paused() {
        api.post(ALL + "/resume");
        api.post(KLING + "/resume");
        assertThat(pauses.all()).isEmpty();
    }

    @Test
    void a_paused_job_fetches_what_is_paid_orders_and_makes_nothing_more_and_goes_on() {
        sandbox.latency(Duration.ofSeconds(1));
        String path = api.post(JOBS, Api.job(7, "film")).header("Location");
        await("five orders").atMost(LIMIT).until(() -> sandbox.counts().createsAccepted() == 5);

        Reply paused = api.post(path + "/pause");

        assertThat(paused.status()).isEqualTo(200);
        assertThat(paused.json().at("/paused/scope").asText()).isEqualTo("job");
        assertThat(paused.json().at("/paused/code").asText()).isEqualTo("PAUSED");
        assertThat(paused.json().at("/paused/by").asText()).isEqualTo("person");
        assertThat(api.post(path + "/pause").status()).as("twice is harmless").isEqualTo(200);
        await("the paid clips to be here").atMost(LIMIT).until(() -> count(path, "collected") == 5);
        await("nothing more to happen")
                .during(WHILE)
                .atMost(LIMIT)
                .until(() -> sandbox.counts().createsAccepted() == 5 && count(path, "collected") == 5);
        assertThat(api.get(path).json().at("/clips/kept").asInt()).isEqualTo(5);

        Reply resumed = api.post(path + "/resume");

        assertThat(resumed.status()).isEqualTo(200);
        assertThat(resumed.json().has("paused")).isFalse();
        assertThat(end(resumed.field("job_id")).field("status")).isEqualTo("succeeded");
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(7);
        assertThat(events.after(resumed.field("job_id"), 0, 200))
                .extracting(JobEvent::type)
                .containsOnlyOnce("job.paused", "job.resumed")
                .containsSubsequence("job.paused", "job.resumed", "job.succeeded");
    }

    @Test
    void while_everything_is_paused_jobs_are_taken_and_wait() {
        assertThat(api.post(ALL + "/pause").json().at("/paused/scope").asText()).isEqualTo("installation");
        assertThat(api.post(ALL + "/pause").status()).isEqualTo(200);
        String id = api.post(JOBS, Api.job(2, "links")).field("job_id");

        await("nothing to be ordered")
                .during(WHILE)
                .atMost(LIMIT)
                .until(() -> sandbox.counts().createsAccepted() == 0);
        assertThat(api.get(JOBS + "/" + id).json().at("/paused/scope").asText()).isEqualTo("installation");
        assertThat(listed(id).at("/paused/scope").asText()).isEqualTo("installation");
        assertThat(api.get(ALL).json().at("/nodes/0/name").asText()).startsWith("node_");

        assertThat(api.post(ALL + "/resume").json().has("paused")).isFalse();
        assertThat(end(id).field("status")).isEqualTo("succeeded");
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
    }

    @Test
    void a_provider_the_program_paused_is_shown_with_the_cause_and_a_person_resumes_it() {
        pauses.pause(PauseScope.service("kling"), "PROVIDER_ACCOUNT", "The pack is used up (1102)", false, null);
        String id = api.post(JOBS, Api.job(2, "links")).field("job_id");

        await("nothing to be ordered")
                .during(WHILE)
                .atMost(LIMIT)
                .until(() -> sandbox.counts().createsAccepted() == 0);
        JsonNode shown = api.get(JOBS + "/" + id).json().path("paused");
        assertThat(shown.path("scope").asText()).isEqualTo("provider");
        assertThat(shown.path("provider").asText()).isEqualTo("kling");
        assertThat(shown.path("code").asText()).isEqualTo("PROVIDER_ACCOUNT");
        assertThat(shown.path("by").asText()).isEqualTo("program");
        assertThat(listed(id).at("/paused/code").asText()).isEqualTo("PROVIDER_ACCOUNT");
        JsonNode provider = kling();
        assertThat(provider.at("/paused/message").asText()).contains("1102");
        assertThat(provider.at("/paused/next_step").asText()).isNotEmpty();
        assertThat(provider.at("/slots/0/used").asInt()).isZero();

        Reply resumed = api.post(KLING + "/resume");

        assertThat(resumed.json().has("paused")).isFalse();
        assertThat(end(id).field("status")).isEqualTo("succeeded");
        assertThat(api.post(KLING + "/pause").json().at("/paused/by").asText()).isEqualTo("person");
    }

    @Test
    void a_person_s_pause_is_not_overwritten_by_the_program() {
        api.post(KLING + "/pause");

        assertThat(pauses.pause(PauseScope.service("kling"), "PROVIDER_ACCOUNT", "late", false, null))
                .isFalse();
        assertThat(kling().at("/paused/code").asText()).isEqualTo("PAUSED");
    }

    @Test
    void what_has_ended_cannot_be_paused_and_leaves_no_pause_behind() {
        String id = api.post(JOBS, Api.job(1, "links")).field("job_id");
        end(id);

        assertThat(api.post(JOBS + "/" + id + "/pause").problem()).isEqualTo("conflict");
        assertThat(api.post(JOBS + "/" + id + "/resume").status()).isEqualTo(200);

        sandbox.latency(Duration.ofSeconds(1));
        String canceled = api.post(JOBS, Api.job(1, "links")).field("job_id");
        api.post(JOBS + "/" + canceled + "/pause");
        api.post(JOBS + "/" + canceled + "/cancel");
        assertThat(pauses.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jobs/" + Api.NOBODYS_JOB + "/pause",
                "/jobs/" + Api.NOBODYS_JOB + "/resume",
                "/providers/nobody/pause",
                "/providers/nobody/resume",
                "/providers/%27%3Bdrop/pause"
            })
    void what_does_not_exist_cannot_be_paused(String path) {
        assertThat(api.post("/api/v1" + path).status()).isEqualTo(404);
    }

    private int count(String path, String state) {
        List<String> states = api.get(path).json().path("scenes").findValuesAsText("state");
        return (int) states.stream().filter(state::equals).count();
    }

    private JsonNode listed(String id) {
        for (JsonNode job : api.get(JOBS).json().path("jobs")) {
            if (job.path("job_id").asText().equals(id)) {
                return job;
            }
        }
        throw new AssertionError("not listed: " + id);
    }

    /** Kling as the list of providers shows it. */
    private JsonNode kling() {
        return StreamSupport.stream(
                        api.get("/api/v1/providers").json().path("providers").spliterator(), false)
                .filter(provider -> provider.path("service").asText().equals("kling"))
                .findFirst()
                .orElseThrow();
    }
}
