package dev.sceneroute.api;

import static org.awaitility.Awaitility.await;

import dev.sceneroute.IntegrationTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A test that speaks with the whole program over HTTP. */
abstract class ApiTest extends IntegrationTest {
    @LocalServerPort
    private int port;

    protected Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    /** Makes a project and stores a draft in it. */
    protected Reply draft(int scenes) {
        String project = api.post("/api/v1/projects", "{\"title\": \"Tests\"}").field("project_id");
        return api.post("/api/v1/projects/" + project + "/scripts", Api.script(scenes));
    }

    /** Waits for a job's end. */
    protected Reply end(String jobId) {
        return await("the end of " + jobId)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> api.get("/api/v1/jobs/" + jobId), job -> job.json().has("finished_at"));
    }
}
