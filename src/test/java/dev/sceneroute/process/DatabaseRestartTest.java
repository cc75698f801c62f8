package dev.sceneroute.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The database goes away in the middle of a job and comes back: the job ends by itself, soon, and well. */
class DatabaseRestartTest extends ProcessTest {
    private static final int SCENES = 8;
    private static final Duration AWAY = Duration.ofSeconds(3);
    /** Far below the leases of 15 minutes for a clip and an hour for a film. */
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void a_job_whose_database_restarts_twice_in_the_middle_ends_well_without_waiting_for_leases() throws Exception {
        sandbox.latency(Duration.ofSeconds(1));
        ChildProgram server = start("server").awaitUp();
        String job = server.film("Restarted", SCENES, 3);
        await("orders to be out").atMost(LIMIT).until(() -> sandbox.counts().createsAccepted() >= 5);
        restartDatabase();
        await("clips to be worked on")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .ignoreExceptions()
                .until(() -> count("job_scene where claimed_by is not null") > 0);
        restartDatabase();

        long back = System.nanoTime();
        JsonNode ended = awaitEnd(server, job);
        Duration took = Duration.ofNanos(System.nanoTime() - back);

        assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("succeeded");
        assertThat(took).isLessThan(SOON);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(SCENES);
        assertThat(claims()).isZero();
        System.getLogger("restart").log(System.Logger.Level.INFO, "ended {0} ms after it was back", took.toMillis());
    }

    private void restartDatabase() throws Exception {
        stopDatabase();
        await("a while without it").pollDelay(AWAY).until(() -> true);
        startDatabase();
    }
}
