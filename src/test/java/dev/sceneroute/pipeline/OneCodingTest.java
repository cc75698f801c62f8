package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.media.ConformedScene;
import dev.sceneroute.media.Ffmpeg;
import dev.sceneroute.media.Mp4Header;
import dev.sceneroute.production.ConformedClip;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.runtime.Node;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import dev.sceneroute.storage.MediaStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** No clip is encoded because of another one, and what stands between two scenes is always theirs. */
class OneCodingTest extends IntegrationTest {
    private static final String CARDS_AND_A_CLIP = """
            {"title": "Cards", "transition": "fade", "scenes": [
              {"scene_type": "slide", "on_screen_text": "%s", "target_duration": 2},
              {"scene_type": "slide", "on_screen_text": "Second", "target_duration": 2},
              {"visual_prompt": "A calm lake", "target_duration": 3}]}""";

    private static final String CLIPS_AND_A_CARD = """
            {"title": "Clips", "transition": "dissolve", "scenes": [
              {"visual_prompt": "A calm lake", "target_duration": 3},
              {"visual_prompt": "A harbour", "target_duration": 3},
              {"scene_type": "slide", "on_screen_text": "The end", "target_duration": 2}]}""";

    private static final String ONE_BURNED_LINE = """
            {"title": "Burned", "speech": {"voice": "silence"}, "subtitles": {"burn": true}, "scenes": [
              {"narration": "A line.", "visual_prompt": "A calm lake", "target_duration": 3},
              {"visual_prompt": "A harbour", "target_duration": 3}]}""";

    @Autowired
    private Films films;

    @Autowired
    private JobStore jobs;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ClipConforming conforming;

    @Autowired
    private MediaStorage storage;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Node node;

    @Autowired
    private ProducerTemplate wakeUps;

    @Autowired
    private JobControl control;

    @Autowired
    private JobRevision revision;

    @Autowired
    private DataDirectory paths;

    @Autowired
    private Ffmpeg ffmpeg;

    @TempDir
    private Path folder;

    @Test
    void a_clip_that_cannot_go_in_as_it_came_is_encoded_and_no_other() {
        sandbox.dial(Fault.CLIP_WRONG_RATE, FaultSetting.next(1));

        Job job = films.make(films.script(3, 3), Deliver.FILM);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.scenes(job))
                .extracting(scene -> conformed(scene).copied())
                .containsExactlyInAnyOrder(true, true, false);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(3);
        assertThat(Mp4Header.read(films.film(job)).frames()).isEqualTo(3 * 3 * 24);
    }

    @Test
    void a_clip_coded_otherwise_than_those_before_it_is_encoded_and_they_are_not() {
        Job job = films.make(films.script(2, 3), Deliver.FILM);

        codedOtherwise(job, 1);
        assertThat(control.retryScene(Owner.LOCAL, job.id(), 2, SceneEdit.NONE)).isPresent();
        wakeUps.sendBody("direct:job-resume", job.id());
        Job again = films.end(job, Duration.ofMinutes(1));

        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.scenes(job))
                .extracting(scene -> conformed(scene).copied())
                .containsExactly(true, false);
        assertThat(Mp4Header.read(films.film(again)).frames()).isEqualTo(2 * 3 * 24);
    }

    @Test
    void of_two_clips_coded_in_two_ways_that_come_at_once_the_second_is_encoded_without_delay() {
        Job job = films.make(films.script(2, 3), Deliver.FILM);
        ConformedClip came = conformed(films.scenes(job).get(1));
        database.sql("""
                        update job_scene
                        set state = 'collected', conformed = null, claimed_by = :node, due_at = now() + interval '1 minute'
                        where job_id = :job and scene_order = 2""").param("job", job.id()).param("node", node.name()).update();
        JobScene second = films.scenes(job).get(1);
        ConformedScene asItCame = new ConformedScene(
                storage.localCopy(came.videoKey()), null, came.frames(), came.samples(), true, came.signature());

        codedOtherwise(job, 1);

        assertThat(conforming.keep(second, asItCame).next()).isEqualTo(Outcome.Next.CONFORM);
        assertThat(films.scenes(job).get(1)).satisfies(scene -> {
            assertThat(scene.state()).isEqualTo(JobSceneState.COLLECTED);
            assertThat(scene.conformed()).isNull();
        });
    }

    @Test
    void nobody_waits_for_a_disk_because_the_sound_of_another_scene_is_stored() throws IOException {
        Job job = films.make(films.script(1, 3), Deliver.FILM);
        ConformedClip came = conformed(films.scenes(job).get(0));
        JobScene scene = films.scenes(job).get(0);
        Path sound = Files.writeString(folder.resolve("sound.wav"), "a sound");
        ConformedScene asItCame = new ConformedScene(
                storage.localCopy(came.videoKey()), sound, came.frames(), came.samples(), true, came.signature());

        CompletableFuture<Outcome> keeping = transactions.execute(locking -> {
            assertThat(jobs.lock(Owner.LOCAL, job.id())).isPresent();
            CompletableFuture<Outcome> kept = CompletableFuture.supplyAsync(() -> conforming.keep(scene, asItCame));
            await("it is stored while somebody else holds the job")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> Files.notExists(sound));
            assertThat(kept).isNotDone();
            return kept;
        });

        assertThat(keeping).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void subtitles_that_are_burned_in_encode_the_scenes_in_which_something_is_said() {
        Job job = films.make(films.scriptOf(ONE_BURNED_LINE), Deliver.FILM);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.scenes(job))
                .extracting(scene -> conformed(scene).copied())
                .containsExactly(false, true);
    }

    private void codedOtherwise(Job job, int scene) {
        database.sql("""
                        update job_scene set conformed = jsonb_set(conformed, '{signature}', '"avc1 of another encoder"')
                        where job_id = :job and scene_order = :scene""").param("job", job.id()).param("scene", scene).update();
    }

    private static ConformedClip conformed(JobScene scene) {
        return Objects.requireNonNull(scene.conformed());
    }

    @Test
    void transitions_encode_the_ends_of_clips_and_nothing_else() {
        Job job = films.make(films.scriptOf(CLIPS_AND_A_CARD), Deliver.FILM);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(films.scenes(job))
                .extracting(scene -> conformed(scene).copied())
                .containsExactly(true, true, false);
        assertThat(Mp4Header.read(films.film(job)).frames()).isEqualTo((3 + 3 + 2) * 24);
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
            return made.filter(file -> file.endsWith("joint.mp4")).count();
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
