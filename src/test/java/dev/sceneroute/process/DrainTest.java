package dev.sceneroute.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A server that is told to stop hands its work back and leaves within its time. */
class DrainTest extends ProcessTest {
    private static final int SCENES = 6;
    private static final Duration BOUND = Duration.ofSeconds(20);

    @Test
    void a_server_told_to_stop_in_the_middle_of_a_film_leaves_in_time_and_the_next_start_goes_on() throws Exception {
        // Clips of another size have to be encoded, which takes longer than the server is given.
        sandbox.dial(Fault.CLIP_WRONG_SIZE, FaultSetting.next(SCENES));
        Map<String, String> hasty = Map.of("SCENEROUTE_NODE_DRAINLIMIT", "500ms");
        ChildProgram first = start("server", ChildProgram.freePort(), hasty).awaitUp();
        String job = first.film("Interrupted", SCENES, 10);
        await("a clip to be worked on")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count("job_scene where state = 'collected' and claimed_by is not null") > 0);

        long told = System.nanoTime();
        first.process().destroy();
        boolean left = first.process().waitFor(BOUND.toSeconds(), TimeUnit.SECONDS);
        Duration took = Duration.ofNanos(System.nanoTime() - told);

        assertThat(left).as(first.printed()).isTrue();
        assertThat(first.process().exitValue()).as("128 and SIGTERM").isEqualTo(143);
        assertThat(claims()).as("claims left behind").isZero();
        assertThat(count("node")).isZero();
        assertThat(count("job where status = 'running'")).isEqualTo(1);
        assertThat(count("job_scene where state = 'failed'")).isZero();
        System.getLogger("drain").log(System.Logger.Level.INFO, "left after {0} ms", took.toMillis());

        ChildProgram second = start("server").awaitUp();
        JsonNode ended = awaitEnd(second, job);

        assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("succeeded");
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(SCENES);
        assertThat(count("job_event where type = 'job.assembled'")).isEqualTo(1);
    }
}
