package dev.sceneroute.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The provider cannot be reached for an hour in the middle of a job; every patience is 180 times shorter than in life. */
class ProviderAwayTest extends ProcessTest {
    private static final int FASTER = 180;
    private static final Duration AN_HOUR = Duration.ofHours(1).dividedBy(FASTER);
    private static final int SCENES = 8;

    @Test
    void a_job_whose_provider_disappears_for_an_hour_ends_well_by_itself_and_nothing_is_paid_twice() throws Exception {
        sandbox.latency(Duration.ofSeconds(3));
        ChildProgram server =
                start("server", ChildProgram.freePort(), patience()).awaitUp();
        String job = server.film("Long away", SCENES, 3);
        await("orders to be out").atMost(LIMIT).until(() -> sandbox.counts().createsAccepted() >= 5);
        stopProvider();

        await("an hour to pass")
                .pollDelay(AN_HOUR)
                .atMost(AN_HOUR.multipliedBy(2))
                .until(() -> true);
        assertThat(server.job(job).path("status").asText()).isEqualTo("running");
        assertThat(count("job_scene where state = 'failed'")).isZero();
        startProvider();
        JsonNode ended = awaitEnd(server, job);

        assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("succeeded");
        assertThat(ended.path("scenes"))
                .allSatisfy(scene -> assertThat(scene.path("attempt").asInt()).isEqualTo(1));
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(SCENES);
    }

    /** The defaults of docs/reference/configuration.md, made shorter. */
    private static Map<String, String> patience() {
        Map<String, Duration> defaults = new LinkedHashMap<>();
        defaults.put("SCENEROUTE_GENERATION_CALLBACKPATIENCE", Duration.ofMinutes(3));
        defaults.put("SCENEROUTE_GENERATION_TASKLIMIT", Duration.ofHours(2));
        defaults.put("SCENEROUTE_GENERATION_OVERDUECHECK", Duration.ofMinutes(5));
        defaults.put("SCENEROUTE_GENERATION_LONGESTREST", Duration.ofMinutes(1));
        defaults.put("SCENEROUTE_COLLECT_LONGESTPAUSE", Duration.ofMinutes(1));
        defaults.put("SCENEROUTE_COLLECT_GIVEUPAFTER", Duration.ofHours(24));
        Map<String, String> shorter = new LinkedHashMap<>();
        defaults.forEach(
                (name, time) -> shorter.put(name, time.dividedBy(FASTER).toMillis() + "ms"));
        shorter.put("SCENEROUTE_GENERATION_TRANSIENTREST", "100ms");
        shorter.put("SCENEROUTE_COLLECT_FIRSTPAUSE", "100ms");
        return shorter;
    }
}
