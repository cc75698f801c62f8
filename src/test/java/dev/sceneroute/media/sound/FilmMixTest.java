package dev.sceneroute.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is heard when, computed sample by sample. */
class FilmMixTest {

    private static final MixRules RULES = new MixRules(
            -16,
            -22,
            -26,
            12,
            9,
            Duration.ofMillis(150),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(2));
    private static final int SECOND = 48_000;

    @TempDir
    Path folder;

    @Test
    void speech_begins_at_its_sample_and_has_its_level() throws IOException {
        SoundFile voice = Wavs.write(folder.resolve("voice"), SECOND, Wavs.tone(400, 0.1));
        FilmSound film = new FilmSound(List.of(scene(3, null, voice, SECOND / 2 + 7)), null, RULES);

        try (Sound sound = film.open()) {
            assertThat(sound.samples()).isEqualTo(3 * SECOND);
            assertThat(Wavs.isSilent(sound.read(0, SECOND / 2 + 7))).isTrue();
            assertThat(sound.read(SECOND / 2 + 8, 1)[0]).isPositive();
            assertThat(Wavs.isSilent(sound.read(3 * SECOND / 2 + 7, SECOND))).isTrue();
            assertThat(LoudnessMeter.measure(sound, SECOND / 2 + 7, SECOND).integrated())
                    .isCloseTo(-16, within(0.2));
        }
    }

    @Test
    void speech_longer_than_its_scene_ends_with_it() throws IOException {
        SoundFile voice = Wavs.write(folder.resolve("voice"), 4 * SECOND, Wavs.tone(400, 0.1));
        FilmSound film = new FilmSound(List.of(scene(2, null, voice, SECOND), scene(2, null, null, 0)), null, RULES);

        try (Sound sound = film.open()) {
            assertThat(Wavs.level(sound, SECOND, SECOND)).isGreaterThan(-25);
            assertThat(Wavs.isSilent(sound.read(2 * SECOND, 2 * SECOND))).isTrue();
        }
    }

    @Test
    void clip_and_music_stand_back_before_the_first_syllable_and_come_back_after_the_last() throws IOException {
        SoundFile clip = Wavs.write(folder.resolve("clip"), 5 * SECOND, Wavs.tone(1_000, 0.1));
        SoundFile voice = Wavs.write(folder.resolve("voice"), SECOND, sample -> 0.1 * (sample % 2));
        SceneSound spoken = new SceneSound(
                5 * SECOND, clip, voice, 2 * SECOND, List.of(new Span(0, SECOND)), new Volumes(0.0001, 1, 1));
        FilmSound film = new FilmSound(List.of(spoken), null, RULES);

        try (Sound sound = film.open()) {
            double usual = Wavs.level(sound, SECOND, SECOND / 2);
            assertThat(Wavs.level(sound, 2 * SECOND, SECOND)).isCloseTo(usual - 9, within(0.1));
            assertThat(Wavs.level(sound, 2 * SECOND - 480, 480)).isCloseTo(usual - 9, within(0.5));
            assertThat(Wavs.level(sound, 2 * SECOND - 7_200, 480)).isCloseTo(usual, within(0.5));
            assertThat(Wavs.level(sound, 3 * SECOND + 11_000, 2_000)).isCloseTo(usual - 4.5, within(0.5));
            assertThat(Wavs.level(sound, 3 * SECOND + 24_000, SECOND)).isCloseTo(usual, within(0.1));
        }
    }

    @Test
    void music_goes_down_before_a_cut_when_the_next_scene_begins_with_speech() throws IOException {
        SoundFile music = Wavs.write(folder.resolve("music"), 20 * SECOND, Wavs.tone(500, 0.1));
        SoundFile voice = Wavs.write(folder.resolve("voice"), SECOND, Wavs.tone(90, 0.0001));
        FilmSound film = new FilmSound(
                List.of(scene(5, null, null, 0), scene(5, null, voice, 0), scene(5, null, null, 0)), music, RULES);

        try (Sound sound = film.open()) {
            double usual = Wavs.level(sound, 3 * SECOND, SECOND);
            assertThat(Wavs.level(sound, 5 * SECOND - 480, 480)).isCloseTo(usual - 9, within(0.5));
        }
    }

    @Test
    void music_runs_on_through_the_scenes() throws IOException {
        SoundFile music = Wavs.write(folder.resolve("music"), 7 * SECOND, Wavs.noise(0.2));
        FilmSound many = new FilmSound(Collections.nCopies(10, scene(2, null, null, 0)), music, RULES);
        FilmSound one = new FilmSound(List.of(scene(20, null, null, 0)), music, RULES);

        try (Sound joined = many.open();
                Sound whole = one.open()) {
            assertThat(Arrays.equals(joined.read(0, 20 * SECOND), whole.read(0, 20 * SECOND)))
                    .isTrue();
        }
    }

    @Test
    void music_shorter_than_the_film_has_no_hole_where_it_begins_anew() throws IOException {
        for (double seconds : new double[] {0.5, 3, 7.3, 19.9}) {
            SoundFile music = Wavs.write(folder.resolve("music" + seconds), (long) (seconds * SECOND), Wavs.noise(0.2));
            FilmSound film = new FilmSound(List.of(scene(20, null, null, 0)), music, RULES);

            try (Sound sound = film.open()) {
                double usual = Wavs.level(sound, 2 * SECOND, 14 * SECOND);
                for (int tenth = 10; tenth < 170; tenth++) {
                    assertThat(Wavs.level(sound, tenth * 4_800L, 4_800)).isCloseTo(usual, within(2.5));
                }
            }
        }
    }

    @Test
    void music_comes_and_goes_softly() throws IOException {
        SoundFile music = Wavs.write(folder.resolve("music"), 30 * SECOND, Wavs.tone(500, 0.1));
        FilmSound film = new FilmSound(List.of(scene(20, null, null, 0)), music, RULES);

        try (Sound sound = film.open()) {
            double usual = Wavs.level(sound, 5 * SECOND, SECOND);
            assertThat(Wavs.level(sound, 0, 480)).isLessThan(usual - 40);
            assertThat(Wavs.level(sound, SECOND / 2, 480)).isCloseTo(usual - 6, within(0.5));
            assertThat(Wavs.level(sound, 20 * SECOND - 480, 480)).isLessThan(usual - 45);
            assertThat(Wavs.level(sound, 20 * SECOND - 72_000, 480)).isCloseTo(usual - 6, within(0.5));
        }
    }

    @Test
    void volumes_hold_for_their_scene_and_music_glides_between_them() throws IOException {
        SoundFile music = Wavs.write(folder.resolve("music"), 20 * SECOND, Wavs.tone(500, 0.1));
        SoundFile clip = Wavs.write(folder.resolve("clip"), 5 * SECOND, Wavs.tone(900, 0.1));
        SceneSound loud = new SceneSound(5 * SECOND, null, null, 0, List.of(), Volumes.USUAL);
        SceneSound mute = new SceneSound(5 * SECOND, clip, null, 0, List.of(), new Volumes(1, 0, 0));
        FilmSound film = new FilmSound(List.of(loud, mute), music, RULES);

        try (Sound sound = film.open()) {
            double usual = Wavs.level(sound, 4 * SECOND, SECOND);
            assertThat(Wavs.level(sound, 5 * SECOND, 480)).isCloseTo(usual, within(0.5));
            assertThat(Wavs.level(sound, 5 * SECOND + 12_000, 480)).isCloseTo(usual - 6, within(0.5));
            assertThat(Wavs.isSilent(sound.read(6 * SECOND, SECOND))).isTrue();
        }
    }

    @Test
    void a_quiet_clip_is_raised_but_not_for_ever_and_noise_not_at_all() throws IOException {
        SoundFile quiet = Wavs.write(folder.resolve("quiet"), 5 * SECOND, Wavs.tone(1_000, 0.006));
        SoundFile noise = Wavs.write(folder.resolve("noise"), 5 * SECOND, Wavs.noise(0.001));

        assertThat(quiet.loudness()).isCloseTo(-44.4, within(0.5));
        assertThat(heard(quiet)).isCloseTo(quiet.loudness() + 12, within(0.1));
        assertThat(heard(noise)).isCloseTo(noise.loudness(), within(0.1));
    }

    @Test
    void any_stretch_is_the_same_whoever_asks_for_it_and_when() throws IOException {
        FilmSound film = aFilm(1_000);
        Random random = new Random(11);
        try (Sound whole = film.open();
                Sound parts = film.open()) {
            int samples = (int) film.samples();
            float[] all = whole.read(0, samples);
            for (int time = 0; time < 60; time++) {
                int from = random.nextInt(samples);
                int count = 1 + random.nextInt(Math.min(SECOND, samples - from));
                assertThat(Arrays.equals(parts.read(from, count), slice(all, from, count)))
                        .isTrue();
            }
            assertThat(Wavs.isSilent(parts.read(-100, 100))).isTrue();
            assertThat(Wavs.isSilent(parts.read(samples, 100))).isTrue();
        }
    }

    @Test
    void fingerprints_change_with_what_is_heard_and_with_nothing_else() throws IOException {
        List<String> first = fingerprints(aFilm(1_000));

        assertThat(fingerprints(aFilm(1_000))).isEqualTo(first);
        List<String> moved = fingerprints(aFilm(2_000));
        assertThat(IntStream.range(0, 5).filter(scene -> !moved.get(scene).equals(first.get(scene))))
                .contains(1)
                .doesNotContain(3, 4);
        assertThat(first).doesNotHaveDuplicates();
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> new Volumes(1, -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Volumes(1, 1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(5, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scene(0, null, null, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FilmSound(List.of(), null, RULES)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Five scenes with everything in them; the second one's speech begins at a sample. */
    private FilmSound aFilm(long secondSpeaks) throws IOException {
        SoundFile music = Wavs.write(folder.resolve("bed"), 4 * SECOND, Wavs.noise(0.2));
        SoundFile clip = Wavs.write(folder.resolve("clip"), 2 * SECOND, Wavs.tone(900, 0.3));
        SoundFile voice = Wavs.write(folder.resolve("voice"), SECOND, Wavs.tone(200, 0.4));
        List<SceneSound> scenes = new ArrayList<>(Collections.nCopies(5, scene(2, clip, voice, 9_000)));
        scenes.set(1, scene(2, clip, voice, secondSpeaks));
        return new FilmSound(scenes, music, RULES);
    }

    private static List<String> fingerprints(FilmSound film) {
        return IntStream.range(0, 5).mapToObj(film::fingerprint).toList();
    }

    private static double heard(SoundFile clip) throws IOException {
        return new FilmSound(List.of(scene(5, clip, null, 0)), null, RULES)
                .measure(0)
                .integrated();
    }

    private static SceneSound scene(
            int seconds, @Nullable SoundFile clip, @Nullable SoundFile narration, long narrationAt) {
        return new SceneSound((long) seconds * SECOND, clip, narration, narrationAt, List.of(), Volumes.USUAL);
    }

    private static float[] slice(float[] all, int from, int count) {
        float[] part = new float[2 * count];
        System.arraycopy(all, 2 * from, part, 0, 2 * count);
        return part;
    }
}
