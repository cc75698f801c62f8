package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.media.Ffmpeg;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStep;
import dev.sceneroute.production.Script;
import dev.sceneroute.production.TimeLeft;
import dev.sceneroute.runtime.Owner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** How far a film has come that is being put together. */
class FilmWorkTest extends IntegrationTest {
    private static final int SLIDES = 16;

    @Autowired
    private Films films;

    @Autowired
    private FilmWork work;

    @Autowired
    private JobRevision revision;

    @Autowired
    private JobControl control;

    @Autowired
    private TimeLeft timeLeft;

    @Autowired
    private ProducerTemplate wakeUps;

    @Autowired
    private Ffmpeg ffmpeg;

    @TempDir
    private Path folder;

    @Test
    void a_film_whose_transitions_are_all_made_at_its_end_comes_on_meanwhile_and_says_how_long_it_takes() {
        Job job = films.make(slides("cut"), Deliver.FILM);
        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);

        assertThat(revision.revise(Owner.LOCAL, job.id(), slides("fade"))).isPresent();
        assertThat(control.retry(Owner.LOCAL, job.id())).isPresent();
        wakeUps.sendBody("direct:job-resume", job.id());
        Job underWay = await("a word about the time left of putting it together")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> films.now(job),
                        now -> now.step() == JobStep.COMPOSE_VIDEO
                                && timeLeft.of(now).job() != null);
        Job end = films.end(job, Duration.ofSeconds(90));

        assertThat(underWay.progress())
                .isGreaterThan(JobStep.COMPOSE_VIDEO.progress(0))
                .isLessThan(JobStep.COMPOSE_VIDEO.progress(1));
        assertThat(end.status()).as(end.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(work.done(job.id())).as("what is made is forgotten").isEmpty();
    }

    @Test
    void the_frames_of_a_transition_count_while_ffmpeg_writes_them() {
        try (FilmWork.Film film = work.begin("job_of_a_test", 1)) {
            film.fading(folder, 4 * 24);
            CompletableFuture<?> run =
                    CompletableFuture.runAsync(() -> ffmpeg.run(folder, fourSeconds(), Duration.ofMinutes(1)));

            await("some frames")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> work.done("job_of_a_test").orElseThrow(), done -> done > 0 && done < 0.4);
            run.join();
            film.faded();

            assertThat(work.done("job_of_a_test")).hasValue(0.5);
        }
    }

    @Test
    void sound_and_transitions_are_done_when_only_the_joining_is_left() {
        try (FilmWork.Film film = work.begin("job_of_a_test", 2)) {
            assertThat(work.done("job_of_a_test")).hasValue(0);
            film.begun(8);
            film.made(8);
            assertThat(work.done("job_of_a_test")).hasValue(0.4);
            film.faded();
            film.faded();
            assertThat(work.done("job_of_a_test")).hasValue(0.8);
        }
        assertThat(work.done("job_of_a_test")).isEmpty();
    }

    /** As fast as they are seen, and not faster. */
    private static List<String> fourSeconds() {
        return List.of(
                "-re", "-f", "lavfi", "-i", "testsrc=rate=24:duration=4", "-progress", "pipe:1", "-f", "null", "-");
    }

    private Script slides(String transition) {
        return films.scriptOf(IntStream.rangeClosed(1, SLIDES)
                .mapToObj("{\"scene_type\": \"slide\", \"on_screen_text\": \"%d\", \"target_duration\": 2}"::formatted)
                .collect(Collectors.joining(
                        ",", "{\"title\": \"Faded\", \"transition\": \"" + transition + "\", \"scenes\": [", "]}")));
    }
}
