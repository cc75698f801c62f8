package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.media.SoundSources;
import dev.sceneroute.production.Asset;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.ConformedClip;
import dev.sceneroute.production.ConformedClipStore;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.runtime.RetentionSettings;
import dev.sceneroute.storage.MediaStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A scene is replaced, and comes back: its picture and its sound are always those of one clip, and what is left goes. */
class ReplacedScenesTest extends IntegrationTest {
    /** At a rate at which no clip goes in as it came. */
    private static final String SCRIPT = """
            {"title": "Replaced", "video": {"fps": 30},
             "generation": {"sound": true, "model": "kling-v2-6", "endpoint": "text2video", "mode": "pro"},
             "scenes": [{"visual_prompt": "%s", "target_duration": 5}]}
            """;

    private static final Duration LONG = Duration.ofDays(30);

    @Autowired
    private Films films;

    @Autowired
    private JobRevision revision;

    @Autowired
    private SoundSources sounds;

    @Autowired
    private ConformedClipStore conformed;

    @Autowired
    private AssetStore assets;

    @Autowired
    private MediaStorage storage;

    @Autowired
    private JdbcClient database;

    @TempDir
    private Path folder;

    @Test
    void a_film_that_shows_a_clip_again_sounds_like_it_again() {
        Job job = film("A lake");
        String first = heard(job);

        change(job, SCRIPT.formatted("A harbour"));
        String second = heard(job);
        change(job, SCRIPT.formatted("A lake"));

        assertThat(second).isNotEqualTo(first);
        assertThat(heard(job)).isEqualTo(first);
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
    }

    @Test
    void a_scene_stored_under_a_name_of_former_versions_is_used_as_it_is() throws Exception {
        Job job = film("A lake");
        ConformedClip made = inFilm(job);
        String former = made.videoKey().replaceAll("[^/]*$", "0001-a1");
        Files.copy(storage.localCopy(made.videoKey()), path(made.videoKey(), former + ".mp4"));
        Files.copy(storage.localCopy(Objects.requireNonNull(made.audioKey())), path(made.videoKey(), former + ".wav"));
        database.sql("""
                        update job_scene set conformed = conformed
                            || jsonb_build_object('video_key', :former::text || '.mp4', 'audio_key', :former::text || '.wav')
                        where job_id = :job""").param("former", former).param("job", job.id()).update();
        String first = heard(job);

        change(job, SCRIPT.replace("Replaced", "Another title").formatted("A lake"));
        assertThat(inFilm(job).videoKey()).isEqualTo(former + ".mp4");
        assertThat(heard(job)).isEqualTo(first);

        change(job, SCRIPT.formatted("A harbour"));
        change(job, SCRIPT.formatted("A lake"));
        assertThat(heard(job)).isEqualTo(first);
    }

    @Test
    void what_a_scene_was_made_of_before_is_removed_and_no_clip_that_was_paid_for() {
        Job job = film("A lake");
        ConformedClip before = inFilm(job);
        change(job, SCRIPT.formatted("A harbour"));
        ConformedClip now = inFilm(job);
        assertThat(storedBeside(now)).contains(before.videoKey(), before.audioKey());

        sweep(LONG);
        assertThat(storedBeside(now)).as("its time has not come").hasSize(4);
        sweep(Duration.ZERO);

        assertThat(storedBeside(now)).containsExactlyInAnyOrder(now.videoKey(), now.audioKey());
        assertThat(assets.ofJob(job.id(), Asset.Kind.CLIP)).hasSize(2).allSatisfy(clip -> assertThat(
                        storage.localCopy(clip.storageKey()))
                .exists());
        assertThat(films.film(job)).exists();
        change(job, SCRIPT.formatted("A lake"));
        assertThat(sandbox.counts().createsAccepted()).isEqualTo(2);
    }

    @Test
    void a_sweep_that_died_before_it_removed_what_it_forgot_is_made_up_for() {
        Job job = film("A lake");
        ConformedClip made = inFilm(job);

        database.sql("update job_scene set conformed = null where job_id = :job")
                .param("job", job.id())
                .update();
        sweep(Duration.ZERO);

        assertThat(storedBeside(made)).isEmpty();
        change(job, SCRIPT.formatted("A harbour"));
    }

    @Test
    void files_of_a_job_nobody_knows_stay() throws Exception {
        ConformedClip made = inFilm(film("A lake"));
        String foreign = "videos/proj_elsewhere/script_elsewhere/job_elsewhere/scenes/0001.mp4";
        Path copy = Files.copy(storage.localCopy(made.videoKey()), folder.resolve("copy.mp4"));
        storage.put(foreign, copy);

        sweep(Duration.ZERO);

        assertThat(storage.localCopy(foreign)).exists();
    }

    private Job film(String prompt) {
        Job job = films.make(films.scriptOf(SCRIPT.formatted(prompt)), Deliver.FILM);
        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        return job;
    }

    private void change(Job job, String script) {
        assertThat(revision.revise(Owner.LOCAL, job.id(), films.scriptOf(script)))
                .isPresent();
        Job again = films.again(job);
        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
    }

    private ConformedClip inFilm(Job job) {
        return Objects.requireNonNull(films.scenes(job).get(0).conformed());
    }

    private List<String> storedBeside(ConformedClip clip) {
        return storage.list(clip.videoKey().replaceAll("/[^/]*$", ""));
    }

    /** Where another file of the same scene lies. */
    private Path path(String key, String other) {
        return storage.localCopy(key).resolveSibling(Path.of(other).getFileName());
    }

    private void sweep(Duration workFiles) {
        RetentionSettings settings = new RetentionSettings(workFiles, LONG, LONG);
        new OldScenes(conformed, storage, settings, Clock.systemUTC()).remove();
    }

    /** A hash of the film's sound, decoded. */
    private String heard(Job job) {
        return sounds.convert(films.film(job), folder.resolve("heard.wav")).contents();
    }
}
