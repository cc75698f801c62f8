package dev.sceneroute.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sceneroute.IntegrationTest;
import dev.sceneroute.media.CrossFade;
import dev.sceneroute.media.Ffmpeg;
import dev.sceneroute.media.TransitionSettings;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Job;
import dev.sceneroute.production.JobStatus;
import dev.sceneroute.runtime.DataDirectory;
import dev.sceneroute.runtime.Owner;
import dev.sceneroute.storage.MediaStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What was made between two scenes once is used as long as the two are the same. */
class KeptTransitionsTest extends IntegrationTest {
    private static final String SCRIPT = """
            {"title": "Faded", "transition": "fade", "sound": {"music": {"asset_id": "%s"}}, "scenes": [
              {"visual_prompt": "A harbour", "target_duration": 3},
              {"visual_prompt": "A quiet wood", "target_duration": 3},
              {"visual_prompt": "The sea", "target_duration": 3}]}
            """;
    private static final AudioFormat PLAIN = new AudioFormat(48_000, 16, 2, true, true);

    @Autowired
    private Films films;

    @Autowired
    private JobRevision revision;

    @Autowired
    private MusicImport music;

    @Autowired
    private CrossFade fades;

    @Autowired
    private TransitionSettings settings;

    @Autowired
    private MediaStorage storage;

    @Autowired
    private DataDirectory paths;

    @Autowired
    private Ffmpeg ffmpeg;

    @TempDir
    private Path folder;

    private String script = "";
    private Job job;

    @BeforeEach
    void a_film_of_three_scenes_that_fade() throws IOException {
        script = SCRIPT.formatted(tune(300));
        job = films.make(films.scriptOf(script), Deliver.FILM);
        assertThat(job.status()).as(job.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void other_music_encodes_no_transition_again_and_leaves_every_frame_as_it_was() throws IOException {
        Map<Path, String> made = joints();
        List<String> frames = frames();

        change(SCRIPT.formatted(tune(500)));

        assertThat(joints()).isEqualTo(made).hasSize(2);
        assertThat(frames()).isEqualTo(frames).hasSizeGreaterThan(9 * 24);
    }

    @Test
    void a_transition_is_found_by_a_process_that_did_not_make_it_and_made_anew_if_it_is_damaged() throws IOException {
        assertThat(missing(work())).as("what is left to do after a restart").isZero();
        // Where nobody stops FFmpeg because the job has ended.
        Path elsewhere = folder.resolve("film");
        afterARestart().prepare(films.snapshot(job), films.scenes(job), elsewhere);
        assertThat(missing(elsewhere)).isZero();

        Files.write(List.copyOf(joints(elsewhere).keySet()).get(0), new byte[] {1, 2, 3});

        assertThat(missing(elsewhere)).isEqualTo(1);
        afterARestart().prepare(films.snapshot(job), films.scenes(job), elsewhere);
        assertThat(missing(elsewhere)).isZero();
    }

    @Test
    void a_transition_the_film_no_longer_has_is_removed_and_the_other_one_stays() throws IOException {
        Map<Path, String> made = joints();

        change(script.replace("\"The sea\"", "\"The open sea\""));

        assertThat(joints()).hasSize(2);
        assertThat(joints().entrySet().stream().filter(made.entrySet()::contains))
                .as("that of the first two scenes")
                .hasSize(1);
        change(script.replace("\"fade\"", "\"cut\""));
        assertThat(joints()).isEmpty();
    }

    private void change(String changed) {
        assertThat(revision.revise(Owner.LOCAL, job.id(), films.scriptOf(changed)))
                .isPresent();
        Job again = films.again(job);
        assertThat(again.status()).as(again.errorMessage()).isEqualTo(JobStatus.SUCCEEDED);
    }

    private int missing(Path where) {
        return afterARestart().missing(films.snapshot(job), films.scenes(job), where);
    }

    /** It remembers nothing. */
    private FilmTransitions afterARestart() {
        return new FilmTransitions(fades, settings, storage);
    }

    private Path work() {
        return paths.work(job.id()).resolve("film");
    }

    /** The transitions that are kept, and when each was made. */
    private Map<Path, String> joints() throws IOException {
        return joints(work());
    }

    private static Map<Path, String> joints(Path where) throws IOException {
        Map<Path, String> joints = new TreeMap<>();
        try (Stream<Path> files = Files.walk(where)) {
            for (Path file : files.filter(file -> file.endsWith("joint.mp4")).toList()) {
                joints.put(file, Files.getLastModifiedTime(file).toString());
            }
        }
        return joints;
    }

    /** The film's frames as they are coded, a line for each. */
    private List<String> frames() throws IOException {
        Path list = Files.createTempFile(folder, "frames", ".txt");
        ffmpeg.run(
                folder,
                List.of(
                        "-i",
                        "file:" + films.film(job),
                        "-map",
                        "0:v:0",
                        "-c",
                        "copy",
                        "-f",
                        "framemd5",
                        "-y",
                        "file:" + list),
                Duration.ofSeconds(30));
        return Files.readAllLines(list);
    }

    /** A stored tone. */
    private String tune(int hertz) throws IOException {
        int length = 96_000;
        ByteBuffer samples = ByteBuffer.allocate(length * 4);
        for (int sample = 0; sample < length; sample++) {
            short level = (short) (8_000 * Math.sin(2 * Math.PI * hertz * sample / 48_000));
            samples.putShort(level).putShort(level);
        }
        Path file = folder.resolve(hertz + ".wav");
        try (AudioInputStream in = new AudioInputStream(new ByteArrayInputStream(samples.array()), PLAIN, length)) {
            AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
        }
        return music.store(Owner.LOCAL, file).id();
    }
}
