package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.media.SoundSources;
import dev.sceneroute.production.ConformedClip;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.storage.MediaStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A scene is replaced, and comes back: its picture and its sound are always those of one clip. */
class ReplacedScenesTest extends IntegrationTest {
    /** At a rate at which no clip goes in as it came. */
    private static final String SCRIPT = """
            {"title": "Replaced", "video": {"fps": 30},
             "generation": {"sound": true, "model": "kling-v2-6", "endpoint": "text2video", "mode": "pro"},
             "scenes": [{"visual_prompt": "%s", "target_duration": 5}]}
            """;


    @Autowired
    private Films films;

    @Autowired
    private JobRevision revision;

    @Autowired
    private SoundSources sounds;

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

    /** Where another file of the same scene lies. */
    private Path path(String key, String other) {
        return storage.localCopy(key).resolveSibling(Path.of(other).getFileName());
    }

    /** A hash of the film's sound, decoded. */
    private String heard(Job job) {
        return sounds.convert(films.film(job), folder.resolve("heard.wav")).contents();
    }
}
