package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.runtime.Owner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The same file is taken by several at the same moment, as processes that watch one folder do. */
class IntakeRaceTest extends IntegrationTest {
    private static final int TAKERS = 6;

    @Autowired
    private ScriptIntake intake;

    @Autowired
    private Films films;

    @Test
    void the_same_file_taken_by_six_at_once_makes_one_job() throws Exception {
        Path file = Files.writeString(
                Files.createDirectories(DATA.resolve("race")).resolve("film.yaml"),
                "title: Race\nscenes:\n  - {visual_prompt: Two boats race, target_duration: 3}\n");
        ExecutorService takers = Executors.newFixedThreadPool(TAKERS);
        try {
            Callable<List<AcceptedJob>> take = () -> intake.take(Owner.LOCAL, "race", file, null);
            List<AcceptedJob> accepted = takers.invokeAll(Collections.nCopies(TAKERS, take)).stream()
                    .flatMap(taken -> result(taken).stream())
                    .toList();

            assertThat(accepted).hasSize(TAKERS);
            assertThat(accepted)
                    .extracting(AcceptedJob::jobId)
                    .containsOnly(accepted.get(0).jobId());
            assertThat(accepted).extracting(AcceptedJob::created).containsOnlyOnce(true);
            films.end(accepted.get(0).job(), Duration.ofSeconds(60));
            assertThat(sandbox.counts().createsAccepted()).isEqualTo(1);
        } finally {
            takers.shutdown();
        }
    }

    private static List<AcceptedJob> result(Future<List<AcceptedJob>> taken) {
        try {
            return taken.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
