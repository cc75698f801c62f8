package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.ProviderSlotStore;
import dev.sceneroute.media.FfmpegRuns;
import dev.sceneroute.production.Asset;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobEvent;
import dev.sceneroute.production.JobEventStore;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.production.PauseScope;
import dev.sceneroute.production.PauseStore;
import dev.sceneroute.production.SceneKey;
import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A job is canceled at each step of its way, as another process would do it: by its row alone. Nothing that was paid is
 * lost, nothing more is paid, and trying again ends well.
 */
class CancelTest extends IntegrationTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final Duration NOTICED = Duration.ofSeconds(3);

    @Autowired
    private Films films;

    @Autowired
    private JobControl control;

    @Autowired
    private FfmpegRuns runs;

    @Autowired
    private DataDirectory paths;

    @Autowired
    private ProviderSlotStore slots;

    @Autowired
    private AssetStore assets;

    @Autowired
    private JobEventStore events;

    @Autowired
    private PauseStore pauses;

    @Autowired
    private GenerationTaskStore tasks;

    @Autowired
    private ProducerTemplate wakeUps;

    @AfterEach
    void nothing_is_left() {
        pauses.resume(PauseScope.INSTALLATION);
        await("all slots to be free").atMost(LIMIT).until(() -> slots.use().stream()
                .allMatch(use -> use.used() == 0));
    }

    @Test
    void before_anything_is_ordered() {
        pauses.pause(PauseScope.INSTALLATION, "PAUSED", "for the test", true, null);
        Job job = films.start(films.script(2, 3), Deliver.LINKS);

        cancel(job);
        pauses.resume(PauseScope.INSTALLATION);

        assertThat(films.scenes(job)).allMatch(scene -> scene.state() == JobSceneState.FAILED);
        assertThat(sandbox.counts().createsAccepted()).isZero();
        endsWellWhenTriedAgain(job, 2);
        assertThat(films.scenes(job)).extracting(JobScene::attempt).containsOnly(1);
    }

    @Test
    void while_the_order_is_on_its_way() {
        sandbox.dial(Fault.CREATE_SLOW, FaultSetting.next(1));
        Job job = films.start(films.script(1, 3), Deliver.LINKS);
        waitFor("the order", () -> films.scenes(job).get(0).state() == JobSceneState.ORDERED);

        cancel(job);

        waitFor("the paid clip to be remembered", () -> films.scenes(job).get(0).clipUrl() != null);
        endsWellWhenTriedAgain(job, 1);
    }

    @Test
    void before_the_paid_clip_is_made_which_is_fetched_all_the_same() {
        sandbox.latency(Duration.ofSeconds(1));
        Job job = films.start(films.script(1, 3), Deliver.CLIPS);
        waitFor("the order to be taken", () -> sandbox.counts().createsAccepted() == 1);

        cancel(job);

        waitFor("the paid clip to be kept", () -> films.scenes(job).get(0).clipAssetId() != null);
        assertThat(films.now(job).status()).isEqualTo(JobStatus.CANCELED);
        long downloads = sandbox.counts().downloads();
        endsWellWhenTriedAgain(job, 1);
        assertThat(sandbox.counts().downloads()).isEqualTo(downloads);
    }

    @Test
    void while_nobody_knows_whether_the_order_was_taken_and_it_was_not() {
        sandbox.dial(Fault.CREATE_ERROR_BEFORE, FaultSetting.next(1));
        sandbox.dial(Fault.QUERY_ERROR, FaultSetting.next(2));
        Job job = films.start(films.script(1, 3), Deliver.LINKS);
        waitFor("the order to be looked up", () -> tasks.ofScene(new SceneKey(job.id(), 1)).stream()
                .anyMatch(task -> task.checks() > 0));

        cancel(job);

        waitFor("the intent to be taken back", () -> slots.use().stream().allMatch(use -> use.used() == 0));
        assertThat(sandbox.counts().createsAccepted()).isZero();
        endsWellWhenTriedAgain(job, 1);
    }

    @Test
    void while_the_clip_is_fetched() {
        sandbox.dial(Fault.FILE_SLOW, FaultSetting.next(1));
        Job job = films.start(films.script(1, 3), Deliver.FILM);
        waitFor("the download", () -> sandbox.counts().downloads() == 1);

        cancel(job);

        waitFor("the fetched clip to be kept", () -> films.scenes(job).get(0).clipAssetId() != null);
        endsWellWhenTriedAgain(job, 1);
        assertThat(sandbox.counts().downloads()).as("not fetched again").isEqualTo(1);
    }

    @Test
    void while_the_clip_is_brought_to_the_films_form() {
        sandbox.dial(Fault.CLIP_WRONG_SIZE, FaultSetting.next(1));
        Job job = films.start(films.script(1, 10), Deliver.FILM);
        waitFor("FFmpeg to conform", () -> worksIn(job, "conform"));

        cancel(job);

        await("FFmpeg to be stopped").atMost(NOTICED).until(() -> !worksIn(job, ""));
        assertThat(films.scenes(job).get(0).clipAssetId()).isNotNull();
        endsWellWhenTriedAgain(job, 1);
    }

    @Test
    void while_the_film_is_joined() {
        Job job = films.start(films.script(8, 3), Deliver.FILM);
        waitFor("FFmpeg to join", () -> worksIn(job, "film"));

        cancel(job);

        await("FFmpeg to be stopped").atMost(NOTICED).until(() -> !worksIn(job, ""));
        assertThat(assets.ofJob(job.id(), Asset.Kind.VIDEO)).isEmpty();
        assertThat(events.after(job.id(), 0, 500))
                .extracting(JobEvent::type)
                .last()
                .isEqualTo("job.canceled");
        endsWellWhenTriedAgain(job, 8);
    }

    private void cancel(Job job) {
        control.cancel(Owner.LOCAL, job.id());
        assertThat(films.now(job).status()).isEqualTo(JobStatus.CANCELED);
    }

    private void endsWellWhenTriedAgain(Job job, int paid) {
        control.retry(Owner.LOCAL, job.id());
        wakeUps.sendBody("direct:job-resume", job.id());
        Job ended = films.end(job, LIMIT);
        assertThat(ended.status()).as(ended.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(paid);
    }

    private boolean worksIn(Job job, String part) {
        Path work = paths.work(job.id());
        return runs.folders().stream()
                .anyMatch(folder -> folder.startsWith(work)
                        && work.relativize(folder).toString().startsWith(part));
    }

    private static void waitFor(String what, BooleanSupplier seen) {
        await(what).atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(seen::getAsBoolean);
    }
}
