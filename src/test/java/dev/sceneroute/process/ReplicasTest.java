package dev.sceneroute.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.media.Mp4Header;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Two servers on one database share slots, work and callbacks; one of them is killed in the middle. */
class ReplicasTest extends ProcessTest {
    private static final int JOBS = 4;
    private static final int SCENES = 6;
    private static final int SECONDS = 3;

    @Test
    void two_servers_share_everything_and_one_finishes_alone_when_the_other_is_killed() throws Exception {
        sandbox.latency(Duration.ofMillis(700));
        int portOfB = ChildProgram.freePort();
        // Every callback goes to B, whoever ordered.
        Map<String, String> callbacksToB = Map.of("PUBLIC_BASE_URL", "http://127.0.0.1:" + portOfB);
        ChildProgram a = start("a", ChildProgram.freePort(), callbacksToB);
        a.awaitUp();
        ChildProgram b = start("b", portOfB, callbacksToB).awaitUp();
        Set<String> workers = ConcurrentHashMap.newKeySet();
        List<String> jobs = new ArrayList<>();
        for (int number = 1; number <= JOBS; number++) {
            jobs.add((number % 2 == 0 ? a : b).film("Film " + number, SCENES, SECONDS));
        }

        await("half of the scenes to be here, by the work of both")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    workers.addAll(atWork());
                    return workers.size() == 2
                            && count("job_scene where clip_asset_id is not null") >= JOBS * SCENES / 2;
                });
        assertThat(sandbox.counts().callbacksAnswered()).isPositive();
        b.process().destroyForcibly().waitFor();

        for (String job : jobs) {
            JsonNode ended = awaitEnd(a, job);
            assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("succeeded");
            assertThat(film(a, job).frames()).isEqualTo(SCENES * SECONDS * 24);
        }
        assertThat(sandbox.counts().createsAccepted()).as("paid").isEqualTo(JOBS * SCENES);
        assertThat(sandbox.counts().createsRefused())
                .as("never above the limit")
                .isZero();
        assertThat(count("job_event where type = 'job.assembled'"))
                .as("each film once")
                .isEqualTo(JOBS);
        assertThat(count("asset where kind = 'video'")).isEqualTo(JOBS);
        assertThat(count("job where last_event <> (select count(*) from job_event e where e.job_id = job.id)"))
                .as("events without gaps")
                .isZero();
        assertThat(count("provider_slot where task_id is not null")).isZero();
        assertThat(claims()).isZero();
        assertThat(count("node")).as("the killed one is struck off").isEqualTo(1);
    }

    private List<String> atWork() {
        return database().sql("""
                select claimed_by from generation_task where claimed_by is not null
                union select claimed_by from job_scene where claimed_by is not null
                union select claimed_by from job where claimed_by is not null
                """).query(String.class).list();
    }

    private Mp4Header film(ChildProgram server, String job) throws Exception {
        String asset = server.get("/api/v1/jobs/" + job + "/result")
                .at("/video/asset_id")
                .asText();
        String key = database()
                .sql("select storage_key from asset where id = :id")
                .param("id", asset)
                .query(String.class)
                .single();
        return Mp4Header.read(Path.of(folder.resolve("media").toString(), key));
    }
}
