package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.media.Mp4Header;
import dev.sceneroute.production.Asset;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobEvent;
import dev.sceneroute.production.JobEventStore;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.storage.MediaStorage;
import java.awt.Color;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A script becomes a film: what is promised about the film, and about what is seen on the way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilmTest extends IntegrationTest {
    private static final int SCENES = 3;
    private static final int SECONDS = 3;
    private static final int FPS = 24;

    @Autowired
    private Films films;

    @Autowired
    private AssetStore assets;

    @Autowired
    private JobEventStore events;

    @Autowired
    private MediaStorage storage;

    private Job job;
    private final List<Integer> progressSeen = new ArrayList<>();

    @BeforeAll
    void one_film_is_made_and_watched() {
        Job started = films.start(films.script(SCENES, SECONDS), Deliver.FILM);
        job = await("the film")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> watched(started), now -> now.status().isEnd());
        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void the_film_has_as_many_frames_as_its_scenes_together() {
        Mp4Header film = Mp4Header.read(films.film(job));

        assertThat(film.frames()).isEqualTo(SCENES * SECONDS * FPS);
        assertThat(film.hasRate(FPS)).isTrue();
        assertThat(film.duration()).isEqualTo(Duration.ofSeconds(SCENES * SECONDS));
        assertThat(film.soundDuration().orElseThrow())
                .isBetween(film.duration().minusMillis(30), film.duration().plusMillis(30));
        assertThat(film.width()).isEqualTo(1280);
        assertThat(film.height()).isEqualTo(720);
    }

    @Test
    void the_film_starts_playing_before_it_is_fully_loaded() throws IOException {
        List<String> boxes = boxes(films.film(job));

        assertThat(boxes).contains("moov", "mdat");
        assertThat(boxes.indexOf("moov")).isLessThan(boxes.indexOf("mdat"));
    }

    @Test
    void film_and_thumbnail_lie_where_the_specification_says() throws IOException {
        String folder = "videos/" + job.projectId() + "/" + job.scriptId() + "/" + job.id();
        Asset film = assets.ofJob(job.id(), Asset.Kind.VIDEO).get(0);
        Asset thumbnail = assets.ofJob(job.id(), Asset.Kind.THUMBNAIL).get(0);

        assertThat(film.storageKey()).isEqualTo(folder + "/video.mp4");
        assertThat(film.durationMs()).isEqualTo(SCENES * SECONDS * 1000L);
        assertThat(film.sizeBytes()).isEqualTo(films.film(job).toFile().length());
        assertThat(thumbnail.storageKey()).isEqualTo(folder + "/thumb.jpg");
        assertThat(ImageIO.read(storage.localCopy(thumbnail.storageKey()).toFile()))
                .satisfies(image -> assertThat(image.getWidth()).isPositive())
                .satisfies(image -> assertThat(new Color(image.getRGB(image.getWidth() / 2, image.getHeight() / 2)))
                        .as("what is to be seen in the middle")
                        .isNotEqualTo(Color.BLACK));
    }

    @Test
    void every_scene_was_paid_once_and_is_ready() {
        assertThat(films.scenes(job))
                .hasSize(SCENES)
                .allMatch(scene -> scene.state() == JobSceneState.READY && scene.attempt() == 1);
    }

    @Test
    void progress_never_goes_back_and_ends_at_100() {
        assertThat(progressSeen).isSorted();
        assertThat(progressSeen.get(progressSeen.size() - 1)).isEqualTo(100);
    }

    @Test
    void what_happened_is_numbered_without_gaps_from_the_first_to_the_last() {
        List<JobEvent> history = events.after(job.id(), 0, 500);

        assertThat(history)
                .extracting(JobEvent::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, job.lastEvent()).boxed().toList());
        assertThat(history).extracting(JobEvent::type).startsWith("job.queued", "job.running");
        assertThat(history).extracting(JobEvent::type).endsWith("job.assembling", "job.assembled", "job.succeeded");
        assertThat(history)
                .filteredOn(event -> event.type().equals("scene.ready"))
                .extracting(JobEvent::sceneOrder)
                .containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void who_asks_for_clips_gets_checked_clips_and_no_film() {
        Job clips = films.make(films.script(1, SECONDS), Deliver.CLIPS);

        assertThat(clips.status()).as(clips.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(assets.ofJob(clips.id(), Asset.Kind.VIDEO)).isEmpty();
        JobScene scene = films.scenes(clips).get(0);
        assertThat(scene.state()).isEqualTo(JobSceneState.READY);
        Path clip = storage.localCopy(assets.get(scene.clipAssetId()).storageKey());
        assertThat(Mp4Header.read(clip).frames()).isEqualTo(SECONDS * FPS);
    }

    @ParameterizedTest
    @CsvSource({"9:16, 720, 1280", "1:1, 720, 720"})
    void a_film_has_the_form_its_script_asks_for(String aspectRatio, int width, int height) {
        Job made = films.make(films.script(1, SECONDS, aspectRatio), Deliver.FILM);

        assertThat(made.status()).as(made.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        Mp4Header film = Mp4Header.read(films.film(made));
        assertThat(film.width()).isEqualTo(width);
        assertThat(film.height()).isEqualTo(height);
        assertThat(film.frames()).isEqualTo(SECONDS * FPS);
    }

    private Job watched(Job started) {
        Job now = films.now(started);
        progressSeen.add(now.progress());
        return now;
    }

    /** The kinds of a file's outermost boxes, in order. */
    private static List<String> boxes(Path file) throws IOException {
        List<String> boxes = new ArrayList<>();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            long at = 0;
            while (at < bytes.length()) {
                bytes.seek(at);
                long size = Integer.toUnsignedLong(bytes.readInt());
                byte[] kind = new byte[4];
                bytes.readFully(kind);
                boxes.add(new String(kind, StandardCharsets.US_ASCII));
                at += size == 1 ? bytes.readLong() : size;
            }
        }
        return boxes;
    }
}
