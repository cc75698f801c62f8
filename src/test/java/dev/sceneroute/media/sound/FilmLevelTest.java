package dev.sceneroute.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmLevelTest {

    private static final int SECOND = 48_000;

    @TempDir
    Path folder;

    /** EBU Tech 3341: a stereo sine of 1 kHz at -23 dB below full scale has -23 LUFS. */
    @Test
    void the_meter_reads_what_the_standard_says() throws IOException {
        for (double level : new double[] {-23, -33, -40}) {
            Loudness measured = measure("sine" + level, 20 * SECOND, Wavs.tone(1_000, Decibels.factor(level)));
            assertThat(measured.integrated()).isCloseTo(level, within(0.1));
            assertThat(measured.truePeak()).isCloseTo(level, within(0.2));
        }
    }

    /** EBU Tech 3341, case 3: quiet parts are gated out. */
    @Test
    void quiet_stretches_do_not_count() throws IOException {
        LongToDoubleFunction quiet = Wavs.tone(1_000, Decibels.factor(-36));
        LongToDoubleFunction loud = Wavs.tone(1_000, Decibels.factor(-23));
        Loudness measured = measure(
                "gated", 80L * SECOND, sample -> (sample < 10L * SECOND || sample >= 70L * SECOND ? quiet : loud)
                        .applyAsDouble(sample));

        assertThat(measured.integrated()).isCloseTo(-23, within(0.1));
    }

    /** A sine of a quarter of the sample rate that is sampled beside its peaks. */
    @Test
    void peaks_between_samples_are_seen() throws IOException {
        Loudness measured = measure("between", SECOND, sample -> 0.5 * Math.sin(Math.PI / 2 * sample + Math.PI / 4));

        assertThat(measured.truePeak()).isCloseTo(Decibels.of(0.5), within(0.4));
    }

    @Test
    void scenes_side_by_side_are_as_loud_as_the_film_they_make() throws IOException {
        LongToDoubleFunction wave = sample -> 0.3 * Math.sin(sample / 9.0) * Math.abs(Math.sin(sample / 40_000.0));
        SoundFile film = Wavs.write(folder.resolve("film"), 30 * SECOND, wave);
        List<Loudness> scenes = new ArrayList<>();
        try (WavSound sound = WavSound.open(film.file())) {
            long from = 0;
            for (long length : new long[] {5 * SECOND, 77_777, 240_001, 3 * SECOND, 2_000, 30L * SECOND - 703_778}) {
                scenes.add(LoudnessMeter.measure(sound, from, length));
                from += length;
            }
            assertThat(from).isEqualTo(30 * SECOND);
        }

        assertThat(FilmLevel.of(scenes).integrated()).isCloseTo(film.loudness(), within(0.05));
    }

    @Test
    void what_the_limiter_leaves_is_known_beforehand() throws IOException {
        LongToDoubleFunction bursts =
                sample -> sample % 20_000 < 1_500 ? 0.9 * Math.sin(sample / 7.0) : 0.1 * Math.sin(sample / 5.0);
        SoundFile film = Wavs.write(folder.resolve("bursts"), 20 * SECOND, bursts);
        try (WavSound sound = WavSound.open(film.file());
                WavSound again = WavSound.open(film.file())) {
            FilmLevel level = FilmLevel.of(List.of(LoudnessMeter.measure(sound)));
            double gain = level.gain(-14, -3);
            Loudness limited = LoudnessMeter.measure(new LeveledSound(again, level.limiter(gain, -3)));

            assertThat(level.integrated(gain, -3)).isCloseTo(-14, within(0.1));
            assertThat(limited.integrated()).isCloseTo(-14, within(0.2));
            assertThat(limited.truePeak()).isLessThanOrEqualTo(-2.9);
        }
    }

    @Test
    void a_gain_that_still_fits_is_kept() throws IOException {
        Loudness tone = measure("tone", 5 * SECOND, Wavs.tone(1_000, 0.05));
        FilmLevel level = FilmLevel.of(List.of(tone));
        double exact = level.gain(-14, -2);

        assertThat(level.gain(exact + 0.2, 0.3, -14, -2)).isEqualTo(exact + 0.2);
        assertThat(level.gain(exact + 0.4, 0.3, -14, -2)).isEqualTo(exact);
        assertThat(level.gain(exact - 9, 0.3, -14, -2)).isEqualTo(exact);
    }

    @Test
    void silence_and_noise_nobody_hears_are_left_alone() throws IOException {
        FilmLevel silent = FilmLevel.of(List.of(Loudness.silence(5 * SECOND)));
        FilmLevel noise = FilmLevel.of(List.of(measure("noise", 5 * SECOND, Wavs.noise(0.002))));

        assertThat(silent.integrated()).isNegative().isInfinite();
        assertThat(silent.gain(-14, -2)).isZero();
        assertThat(noise.gain(-14, -2)).isZero();
        assertThat(noise.gain(7, 0.3, -14, -2)).isZero();
    }

    @Test
    void a_measure_can_be_kept_and_read_again() throws IOException {
        Loudness measured = measure("kept", SECOND + 123, Wavs.tone(700, 0.3));

        Loudness again = Loudness.of(measured.toBytes());

        assertThat(again.samples()).isEqualTo(SECOND + 123);
        assertThat(again.toBytes()).isEqualTo(measured.toBytes());
        assertThat(again.integrated()).isEqualTo(measured.integrated());
        assertThatThrownBy(() -> Loudness.of(new byte[17])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Loudness.of(new byte[3])).isInstanceOf(IllegalArgumentException.class);
    }

    private Loudness measure(String name, long samples, LongToDoubleFunction wave) throws IOException {
        SoundFile file = Wavs.write(folder.resolve(name), samples, wave);
        try (WavSound sound = WavSound.open(file.file())) {
            return LoudnessMeter.measure(sound);
        }
    }
}
