package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Hold;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobEvent;
import dev.sceneroute.production.JobEventStore;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.PauseScope;
import dev.sceneroute.production.PauseStore;
import dev.sceneroute.runtime.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A disk that is full, or a folder that cannot be written: the work waits and goes on by itself. The full disk is a real
 * one, of 64 KB, where this machine lets us mount it.
 */
class FullDiskTest extends IntegrationTest {
    /** So that the clip is encoded anew, which takes room. */
    private static final String AT_ANOTHER_RATE = """
            {"title": "Another rate", "video": {"fps": 30}, "scenes": [
              {"visual_prompt": "A calm lake", "target_duration": 3}]}""";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Autowired
    private Films films;

    @Autowired
    private DataDirectory paths;

    @Autowired
    private PauseStore pauses;

    @Autowired
    private JobEventStore events;

    private @Nullable Path mounted;

    @AfterEach
    void makeRoom() throws Exception {
        if (mounted != null) {
            run("umount", "-l", mounted.toString());
            mounted = null;
        }
    }

    @Test
    void a_paid_clip_that_finds_no_room_is_fetched_when_there_is_room() throws Exception {
        sandbox.latency(Duration.ofSeconds(1));
        Job job = films.start(films.script(1, 3), Deliver.CLIPS);
        fill(paths.work(job.id()));

        Hold hold = held(() -> films.scenes(job).get(0).hold());
        assertThat(hold.code()).isEqualTo(ErrorCode.STORAGE_UPLOAD_FAILED);
        assertThat(hold.message()).contains("No space left on device");
        makeRoom();

        endsWell(job, 1, "scene.held");
    }

    @Test
    void a_clip_that_cannot_be_conformed_for_want_of_room_is_conformed_when_there_is_room() throws Exception {
        sandbox.latency(Duration.ofMillis(500));
        Job job = films.start(films.scriptOf(AT_ANOTHER_RATE), Deliver.FILM);
        await("the order").atMost(LIMIT).until(() -> sandbox.counts().createsAccepted() == 1);
        pauses.pause(PauseScope.job(job.id()), "PAUSED", "until the disk is full", true, null);
        await("the clip").atMost(LIMIT).until(() -> films.scenes(job).get(0).state() == JobSceneState.COLLECTED);
        fill(paths.work(job.id()));
        pauses.resume(PauseScope.job(job.id()));

        Hold hold = held(() -> films.scenes(job).get(0).hold());
        assertThat(hold.code()).isEqualTo(ErrorCode.STORAGE_UPLOAD_FAILED);
        makeRoom();

        endsWell(job, 1, "scene.held");
    }

    @Test
    void a_film_that_cannot_be_stored_is_stored_when_it_can() throws Exception {
        sandbox.latency(Duration.ofSeconds(1));
        Job job = films.start(films.script(2, 3), Deliver.FILM);
        // A folder stands where the film is to go: what a file system without rights or room does looks the same to us.
        Path obstacle = paths.media().resolve(MediaKeys.of(job) + "/video.mp4");
        Files.createDirectories(obstacle.resolve("in-the-way"));

        Hold hold = held(() -> films.now(job).hold());
        assertThat(hold.code()).isEqualTo(ErrorCode.STORAGE_UPLOAD_FAILED);
        Files.delete(obstacle.resolve("in-the-way"));
        Files.delete(obstacle);

        endsWell(job, 2, "job.held");
    }

    private Hold held(Supplier<@Nullable Hold> where) {
        await("the trouble to be told; " + paths.work())
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> where.get() != null);
        return Objects.requireNonNull(where.get());
    }

    private void endsWell(Job job, int paid, String event) {
        Job ended = films.end(job, Duration.ofSeconds(60));
        assertThat(ended.status()).as(ended.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(ended.hold()).isNull();
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(paid);
        assertThat(events.after(job.id(), 0, 200)).extracting(JobEvent::type).containsOnlyOnce(event);
    }

    private void fill(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int result = run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.toString());
        assumeThat(result).as("this machine lets us mount a small disk").isZero();
        mounted = folder;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException noSuchCommand) {
            return -1;
        }
    }
}
