package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.media.Ffmpeg;
import dev.sceneroute.media.Mp4Header;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobEvent;
import dev.sceneroute.production.JobEventStore;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The pictures of a film are one of a kind, long before its end; and what stands between two of them is always theirs. */
class OneCodingTest extends IntegrationTest {
    private static final String CARDS_AND_A_CLIP = """
            {"title": "Cards", "transition": "fade", "scenes": [
              {"scene_type": "slide", "on_screen_text": "%s", "target_duration": 2},
              {"scene_type": "slide", "on_screen_text": "Second", "target_duration": 2},
              {"visual_prompt": "A calm lake", "target_duration": 3}]}""";

    @Autowired
    private Films films;

    @Autowired
    private JobControl control;

    @Autowired
    private JobRevision revision;

    @Autowired
    private JobEventStore events;

    @Autowired
    private DataDirectory paths;

    @Autowired
    private Ffmpeg ffmpeg;

    @TempDir
    private Path folder;

    @Test
    void a_clip_that_cannot_go_in_as_it_came_has_the_others_encoded_too_and_none_at_the_films_end() {
        sandbox.dial(Fault.CLIP_WRONG_RATE, FaultSetting.next(1));

        Job job = films.make(films.script(3, 3), Deliver.FILM);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.scenes(job))
                .extracting(JobScene::conformed)
                .allSatisfy(scene ->
                        assertThat(Objects.requireNonNull(scene).copied()).isFalse())
                .extracting(scene -> Objects.requireNonNull(scene).signature())
                .containsOnly(Objects.requireNonNull(films.scenes(job).get(0).conformed())
                        .signature());
        assertThat(events.after(job.id(), 0, 500)).extracting(JobEvent::type).containsOnlyOnce("job.encoding_all");
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(3);
        assertThat(Mp4Header.read(films.film(job)).frames()).isEqualTo(3 * 3 * 24);
    }

    @Test
    void clips_that_can_go_in_as_they_came_do() {
        Job job = films.make(films.script(2, 3), Deliver.FILM);

        assertThat(films.scenes(job)).extracting(JobScene::conformed).allMatch(scene -> Objects.requireNonNull(scene)
                .copied());
        assertThat(events.after(job.id(), 0, 500)).extracting(JobEvent::type).doesNotContain("job.encoding_all");
    }

    @Test
    void a_transition_made_before_a_scene_was_changed_is_never_used_again() throws Exception {
        sandbox.latency(Duration.ofSeconds(8));
        Job job = films.start(films.scriptOf(CARDS_AND_A_CLIP.formatted("First")), Deliver.FILM);
        await("the transition of the first two")
                .atMost(Duration.ofSeconds(30))
                .until(() -> Files.isDirectory(paths.work(job.id()).resolve("film")) && transitions(job) > 0);
        assertThat(control.cancel(Owner.LOCAL, job.id())).isPresent();
        sandbox.latency(Duration.ZERO);

        String changed = CARDS_AND_A_CLIP.formatted("Another one");
        assertThat(revision.revise(Owner.LOCAL, job.id(), films.scriptOf(changed)))
                .isPresent();
        Job again = films.again(job);
        Job afresh = films.make(films.scriptOf(changed), Deliver.FILM);

        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(picture(again)).isEqualTo(picture(afresh));
    }

    private long transitions(Job job) throws IOException {
        try (Stream<Path> made = Files.walk(paths.work(job.id()).resolve("film"))) {
            return made.filter(file -> file.endsWith("faded.mp4")).count();
        }
    }

    /** The film's first picture, as bytes. */
    private byte[] picture(Job job) throws IOException {
        Path raw = Files.createTempFile(folder, "picture", ".raw");
        ffmpeg.run(
                folder,
                List.of(
                        "-i",
                        "file:" + films.film(job),
                        "-map",
                        "0:v:0",
                        "-frames:v",
                        "1",
                        "-f",
                        "rawvideo",
                        "file:" + raw),
                Duration.ofSeconds(30));
        return Files.readAllBytes(raw);
    }
}
