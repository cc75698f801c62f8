package dev.sceneroute.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sceneroute.media.sound.SoundFile;
import dev.sceneroute.runtime.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SoundSourcesTest {

    private final SoundSources sources = new SoundSources(
            MediaRig.FFMPEG,
            MediaRig.settings("sceneroute.media", MediaSettings.class),
            MediaRig.settings("sceneroute.sound", SoundSettings.class));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "mono.wav, 22050, 1, pcm_s16le",
        "telephone.wav, 8000, 1, pcm_s16le",
        "surround.wav, 48000, 6, pcm_s24le",
        "float.wav, 44100, 2, pcm_f32le",
        "speech.mp3, 24000, 1, libmp3lame",
        "speech.ogg, 48000, 1, libopus",
        "speech.flac, 44100, 2, flac",
        "speech.aac, 44100, 2, aac",
        "speech.m4a, 32000, 1, aac"
    })
    void any_sound_comes_to_the_films_form(String name, int rate, int channels, String codec) {
        Path source = Clips.make(
                name,
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=f=440:r=" + rate,
                        "-t",
                        "1.5",
                        "-af",
                        "volume=4",
                        "-ac",
                        "" + channels,
                        "-c:a",
                        codec));

        SoundFile sound = sources.convert(source, folder.resolve("sound.wav"));

        assertThat(WavFile.samples(sound.file())).isEqualTo(sound.samples());
        assertThat(sound.samples()).isBetween(71_000L, 77_000L);
        assertThat(Frames.peak(sound.file(), 0.2, 1.2)).isGreaterThan(4_000);
        assertThat(sound.loudness()).isBetween(-20.0, 0.0);
        assertThat(sound.contents()).isEqualTo(Sha256.of(sound.file()));
    }

    @Test
    void a_constant_offset_is_left_out_so_that_there_is_room_for_what_is_heard() {
        Path source = Clips.make(
                "offset.wav", List.of("-f", "lavfi", "-i", "aevalsrc=0.9+0.05*sin(2*PI*440*t):s=44100", "-t", "2"));

        SoundFile sound = sources.convert(source, folder.resolve("sound.wav"));

        assertThat(Frames.peak(sound.file(), 0.5, 1.9)).isBetween(1_000, 1_400);
    }

    @Test
    void the_same_sound_comes_out_the_same() {
        Path source = Clips.make("twice.wav", List.of("-f", "lavfi", "-i", "sine=r=44100", "-t", "1"));

        SoundFile first = sources.convert(source, folder.resolve("first.wav"));
        SoundFile second = sources.convert(source, folder.resolve("second.wav"));

        assertThat(second.contents()).isEqualTo(first.contents());
        assertThat(second.loudness()).isCloseTo(first.loudness(), within(0.0));
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("first.wav", "second.wav");
    }

    @Test
    void what_is_no_sound_is_refused_and_no_list_of_files_is_followed() throws Exception {
        Path secret = Clips.make("secret.wav", List.of("-f", "lavfi", "-i", "sine=r=48000", "-t", "1"));
        Path list = Files.writeString(
                folder.resolve("list.wav"), "ffconcat version 1.0\nfile " + secret.toAbsolutePath() + "\n");
        Path playlist = Files.writeString(
                folder.resolve("music.mp3"), "#EXTM3U\n#EXTINF:1,\n" + secret.toAbsolutePath() + "\n#EXT-X-ENDLIST\n");
        Path empty = Files.createFile(folder.resolve("empty.wav"));

        for (Path bad : List.of(list, playlist, empty)) {
            assertThatThrownBy(() -> sources.convert(bad, folder.resolve("bad.wav")))
                    .isInstanceOf(ClipRejectedException.class)
                    .hasMessageContaining(bad.getFileName().toString());
        }
        assertThat(folder.resolve("bad.wav")).doesNotExist();
    }
}
