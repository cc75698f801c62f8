package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.media.FilmProfile;
import dev.sceneroute.media.Mp4Header;
import dev.sceneroute.narration.KeptSpeech;
import dev.sceneroute.narration.SpeechStore;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The examples people start from are made into films, each as long as its scenes together. */
class ExampleFilmsTest extends IntegrationTest {
    private static final Path FOLDER = Path.of("docs/examples");
    /** Narrated, of thirteen scenes: too long for every build. */
    private static final Path LONG = FOLDER.resolve("harbour.yaml");

    private static final Duration LIMIT = Duration.ofMinutes(4);

    @Autowired
    private ScriptIntake intake;

    @Autowired
    private ProducerTemplate wakeUps;

    @Autowired
    private Films films;

    @Autowired
    private JobStore jobs;

    @Autowired
    private SpeechStore speeches;

    @Test
    void every_example_becomes_a_film_of_the_length_it_promises() throws IOException {
        Map<Path, List<AcceptedJob>> started = new LinkedHashMap<>();
        for (Path example : examples()) {
            started.put(example, start(example));
        }

        assertThat(started).isNotEmpty().allSatisfy(this::becomesAFilm);
    }

    @Test
    @Tag("bench")
    void the_long_example_becomes_one_too() {
        becomesAFilm(LONG, start(LONG));
    }

    private static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(LONG))
                    .sorted()
                    .toList();
        }
    }

    private List<AcceptedJob> start(Path example) {
        List<AcceptedJob> accepted = intake.take(Owner.LOCAL, "examples", example, null);
        accepted.forEach(job -> wakeUps.sendBody("handoff:job-split", job.jobId()));
        return accepted;
    }

    private void becomesAFilm(Path example, List<AcceptedJob> accepted) {
        assertThat(accepted).as(example.toString()).isNotEmpty().allSatisfy(job -> {
            Job ended = films.end(job.job(), LIMIT);
            assertThat(ended.status()).as(ended.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
            Script script = jobs.snapshot(jobs.get(ended.id()));
            Mp4Header film = Mp4Header.read(films.film(ended));
            List<JobScene> scenes = films.scenes(ended);
            int frames = scenes.stream().mapToInt(scene -> scene.frames(script)).sum();
            assertThat(film.frames()).isEqualTo(frames);
            Map<Integer, KeptSpeech> said = speeches.ofJob(ended.id());
            assertThat(scenes)
                    .as("no shorter than the script says, or, where it says nothing, than what is said")
                    .allSatisfy(scene -> assertThat(scene.frames(script))
                            .isGreaterThanOrEqualTo(leastFrames(script, scene, said.get(scene.order()))));
            assertThat(film.width()).isEqualTo(script.video().width());
            assertThat(film.height()).isEqualTo(script.video().height());
        });
    }

    private static int leastFrames(Script script, JobScene scene, @Nullable KeptSpeech speech) {
        Scene content = script.scenes().get(scene.order() - 1);
        int fps = script.video().fps();
        return content.saidDuration() == null && speech != null
                ? (int) (speech.samples() * fps / FilmProfile.SAMPLE_RATE)
                : content.targetDuration() * fps;
    }
}
