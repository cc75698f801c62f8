package dev.sceneroute.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people see of orders that are being made or lost, and what they decide. */
class TaskApiTest extends ApiTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Autowired
    private GenerationTaskStore tasks;

    @Test
    void a_person_decides_about_an_order_the_provider_forgot() {
        sandbox.dial(Fault.CALLBACK_LOST, FaultSetting.next(1));
        sandbox.latency(Duration.ofMinutes(5));
        String path = api.post("/api/v1/jobs", Api.job(1, "links")).header("Location");
        String task = await("the order")
                .atMost(LIMIT)
                .until(() -> task(path), shown -> shown.hasNonNull("provider_task_id"))
                .path("task_id")
                .asText();
        sandbox.reset();
        tasks.checkLater(task, Duration.ZERO);
        await("nobody to vouch for it")
                .atMost(LIMIT)
                .until(() -> api.get(path).json().at("/scenes/0/error_code").asText(), "TASK_UNKNOWN"::equals);

        Reply resolved = api.post("/api/v1/tasks/" + task + "/resolve", "{\"decision\": \"retry\"}");

        assertThat(resolved.status()).as(resolved.text()).isEqualTo(202);
        assertThat(end(resolved.field("job_id")).field("status")).isEqualTo("succeeded");
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
        assertThat(api.post("/api/v1/tasks/" + task + "/resolve", "{\"decision\": \"retry\"}")
                        .status())
                .as("decided already")
                .isEqualTo(409);
    }

    @Test
    void a_canceled_job_says_what_was_paid_and_is_still_being_made() {
        sandbox.latency(Duration.ofSeconds(2));
        String path = api.post("/api/v1/jobs", Api.job(2, "clips")).header("Location");
        await("both orders").atMost(LIMIT).until(() -> sandbox.counts().createsAccepted() == 2);

        Reply canceled = api.post(path + "/cancel");

        assertThat(canceled.json().at("/clips/being_made").asInt()).isEqualTo(2);
        assertThat(canceled.json().at("/clips/kept").asInt()).isZero();
        await("both clips to be kept")
                .atMost(LIMIT)
                .until(() -> api.get(path).json().at("/clips/kept").asInt() == 2);
        assertThat(api.get(path).json().at("/clips/being_made").asInt()).isZero();
    }

    private JsonNode task(String job) {
        return api.get(job + "/scenes/1/tasks").json().at("/tasks/0");
    }
}
