package dev.sceneroute.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one server and two servers make of the same work, on one PostgreSQL and one provider with five places. */
@Tag("bench")
@Execution(ExecutionMode.SAME_THREAD)
class ReplicasBenchmark extends ProcessTest {
    private static final Duration ENOUGH = Duration.ofMinutes(2);

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void two_hundred_scenes_and_twenty_jobs_of_ten(int servers) throws IOException {
        command = ChildJava.inEarnest();
        List<ChildProgram> replicas = IntStream.range(0, servers)
                .mapToObj(number -> start("server-" + number).awaitUp())
                .toList();
        make(replicas, 2 * servers, 40);

        sandbox.reset();
        sandbox.latency(Duration.ofMillis(200));
        double one = make(replicas, 1, 200);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(200);
        System.out.printf(
                "%d servers: 200 scenes, 5 slots, 200 ms: %.2f s, lower bound 8.00 s, ratio %.3f%n",
                servers, one, 8.0 / one);

        sandbox.reset();
        sandbox.latency(Duration.ZERO);
        double twenty = make(replicas, 20, 10);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(200);
        System.out.printf(
                "%d servers: 20 jobs of 10 scenes, no delay: %.2f s, %.0f scenes/s%n", servers, twenty, 200 / twenty);
    }

    /** Gives jobs to the servers in turn and answers with the seconds until the last has ended. */
    private double make(List<ChildProgram> replicas, int jobs, int scenes) throws IOException {
        long begun = System.nanoTime();
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < jobs; number++) {
            ids.add(replicas.get(number % replicas.size()).links("Job " + begun + " " + number, scenes));
        }
        await("the jobs").atMost(ENOUGH).pollInterval(Duration.ofMillis(50)).until(() -> ended(ids));
        assertThat(count("job where status = 'failed'")).isZero();
        return (System.nanoTime() - begun) / 1e9;
    }

    private boolean ended(List<String> ids) {
        return database()
                        .sql("select count(*) from job where id = any(:ids) and status = 'succeeded'")
                        .param("ids", ids.toArray(String[]::new))
                        .query(Integer.class)
                        .single()
                == ids.size();
    }
}
