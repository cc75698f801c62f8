package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.media.FfmpegSupply;
import dev.sceneroute.media.Mp4Header;
import dev.sceneroute.media.SoundSources;
import dev.sceneroute.media.SoundTrack;
import dev.sceneroute.media.sound.SoundFile;
import dev.sceneroute.production.Asset;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.runtime.Owner;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Speech, music and clips are one sound of one loudness; scenes become one another as the script says. */
class FilmSoundAndPictureTest extends IntegrationTest {
    private static final int RATE = 44_100;
    private static final int FPS = 24;
    private static final int HEIGHT = 720;

    @Autowired
    private Films films;

    @Autowired
    private MusicImport music;

    @Autowired
    private SoundSources sounds;

    @Autowired
    private AssetStore assets;

    @Autowired
    private DataDirectory paths;

    @Autowired
    private FfmpegSupply ffmpeg;

    @TempDir
    private Path folder;

    @Test
    void a_film_with_speech_and_music_has_one_loudness() throws IOException {
        Asset stored = music.store(Owner.LOCAL, tone(4));

        Job job = films.make(films.scriptOf("""
                        {"title": "With music", "language": "en", "sound": {"music": {"asset_id": "%s"}}, "scenes": [
                          {"narration": "The harbour wakes before the sun.", "visual_prompt": "A harbour",
                           "target_duration": 4},
                          {"visual_prompt": "A quiet wood", "target_duration": 3, "volumes": {"music": 0.5}}]}
                        """.formatted(stored.id())), Deliver.FILM);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        SoundFile heard = sounds.convert(films.film(job), folder.resolve("heard.wav"));
        assertThat(heard.loudness()).isCloseTo(-14, within(0.5));
    }

    @Test
    void sound_that_was_encoded_before_the_last_clip_came_is_the_films() throws IOException {
        sandbox.latency(Duration.ofSeconds(5));
        Asset stored = music.store(Owner.LOCAL, tone(4));
        Job job = films.start(films.scriptOf("""
                        {"title": "Quiet at first", "language": "en", "sound": {"music": {"asset_id": "%s"}}, "scenes": [
                          {"scene_type": "slide", "on_screen_text": "One", "target_duration": 3},
                          {"scene_type": "slide", "on_screen_text": "Two", "target_duration": 3},
                          {"narration": "Then somebody speaks, and much louder than the music is.",
                           "visual_prompt": "A harbour", "target_duration": 4}]}
                        """.formatted(stored.id())), Deliver.FILM);
        Path sound = paths.work(job.id()).resolve("sound");
        Set<Path> early = await("sound that can be encoded already")
                .atMost(Duration.ofSeconds(30))
                .until(() -> pieces(sound), made -> !made.isEmpty());
        assertThat(films.now(job).status()).isEqualTo(JobStatus.RUNNING);

        Job ended = films.end(job, Duration.ofSeconds(60));

        assertThat(ended.status()).as(ended.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(pieces(sound)).containsAll(early).hasSizeGreaterThan(early.size());
    }

    private static Set<Path> pieces(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SoundTrack.ENDING))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void scenes_become_one_another_and_the_film_is_as_long_as_without() {
        Job job = films.make(films.scriptOf("""
                        {"title": "Faded", "transition": "fade", "thumbnail": {"title": "바다"}, "scenes": [
                          {"visual_prompt": "A harbour", "target_duration": 3},
                          {"visual_prompt": "A quiet wood", "target_duration": 3, "transition": "wipe"},
                          {"visual_prompt": "The sea", "target_duration": 3}]}
                        """), Deliver.FILM);

        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(Mp4Header.read(films.film(job)).frames()).isEqualTo(9 * FPS);
        assertThat(assets.ofJob(job.id(), Asset.Kind.THUMBNAIL)).hasSize(1);
        assertThat(assets.ofJob(job.id(), Asset.Kind.IMAGE)).as("the poster").hasSize(1);
    }

    @Test
    void what_is_said_is_drawn_into_the_picture_where_that_is_asked_for() throws IOException {
        String script = """
                {"title": "Burned", "language": "ko", "subtitles": {"burn": %s}, "speech": {"voice": "silence"}, "scenes": [
                  {"narration": "바다가 보인다.", "scene_type": "slide", "on_screen_text": "하나", "target_duration": 3}]}
                """;

        Job plain = films.make(films.scriptOf(script.formatted("false")), Deliver.FILM);
        Job burned = films.make(films.scriptOf(script.formatted("true")), Deliver.FILM);

        assertThat(plain.status()).as(plain.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(burned.status()).as(burned.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
        SeenFilm without = new SeenFilm(films.film(plain), ffmpeg.executable(), folder);
        SeenFilm with = new SeenFilm(films.film(burned), ffmpeg.executable(), folder);
        int spoken = FPS;
        assertThat(lettersBelow(without.frame(spoken))).isZero();
        assertThat(lettersBelow(with.frame(0))).as("before it is said").isZero();
        assertThat(lettersBelow(with.frame(spoken))).as("when it is said").isGreaterThan(1_000);
        assertThat(SeenFilm.white(with.frame(spoken), 0, HEIGHT * 3 / 4))
                .as("the card above it is as it was")
                .isCloseTo(SeenFilm.white(without.frame(spoken), 0, HEIGHT * 3 / 4), withinPercentage(1))
                .isPositive();
    }

    /** White pixels of the lowest quarter, where nothing but a subtitle is drawn. */
    private static long lettersBelow(BufferedImage frame) {
        assertThat(frame.getHeight()).isEqualTo(HEIGHT);
        return SeenFilm.white(frame, HEIGHT * 3 / 4, HEIGHT);
    }

    /** A deep tone in two channels. */
    private Path tone(int seconds) throws IOException {
        ByteBuffer samples = ByteBuffer.allocate(seconds * RATE * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int sample = 0; sample < seconds * RATE; sample++) {
            short level = (short) (8_000 * Math.sin(2 * Math.PI * 220 * sample / RATE));
            samples.putShort(level).putShort(level);
        }
        Path file = folder.resolve("tone.wav");
        AudioFormat format = new AudioFormat(RATE, 16, 2, true, false);
        try (AudioInputStream in =
                new AudioInputStream(new ByteArrayInputStream(samples.array()), format, (long) seconds * RATE)) {
            AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
        }
        return file;
    }
}
