package dev.sceneroute.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.pipeline.Films;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.Script;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How close the ordering of scenes comes to what the provider allows. Simulated provider, real HTTP, real PostgreSQL
 * with every commit on disk, all in one process.
 */
@Tag("bench")
class LinksBenchmark extends IntegrationTest {

    @Autowired
    private Films films;

    @BeforeEach
    void warmUp() {
        films.make(films.script(50, 5), Deliver.LINKS);
        sandbox.reset();
    }

    @RepeatedTest(3)
    void two_hundred_scenes_through_five_slots_of_two_hundred_milliseconds() {
        sandbox.latency(Duration.ofMillis(200));
        Script script = films.script(200, 5);
        long begun = System.nanoTime();
        Job job = films.make(script, Deliver.LINKS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(200);
        System.out.printf(
                "200 scenes, 5 slots, 200 ms: %.2f s, lower bound 8.00 s, ratio %.3f, refused %d%n",
                seconds, 8.0 / seconds, sandbox.counts().createsRefused());
    }

    @RepeatedTest(3)
    void twenty_jobs_of_ten_scenes_without_delay() {
        sandbox.latency(Duration.ZERO);
        Script script = films.script(10, 5);
        long begun = System.nanoTime();
        List<Job> jobs = IntStream.range(0, 20)
                .mapToObj(number -> films.start(script, Deliver.LINKS))
                .toList();
        jobs.forEach(job ->
                assertThat(films.end(job, Duration.ofSeconds(60)).status()).isEqualTo(JobStatus.SUCCEEDED));
        double seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(200);
        System.out.printf(
                "20 jobs of 10 scenes, no delay: %.2f s, %.0f scenes/s, refused %d%n",
                seconds, 200 / seconds, sandbox.counts().createsRefused());
    }
}
