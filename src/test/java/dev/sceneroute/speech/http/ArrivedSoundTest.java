package dev.sceneroute.speech.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sceneroute.speech.HeardSound;
import dev.sceneroute.speech.SpeechException;
import dev.sceneroute.speech.SpeechException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivedSoundTest {
    @TempDir
    private Path folder;

    @Test
    void samples_alone_become_a_wav_file_of_their_length() throws IOException {
        Path file = file("sound.wav", new byte[32_001]);

        Path sound = ArrivedSound.of(answer(file, "audio/pcm"), SoundFormat.PCM, 16_000);

        assertThat(HeardSound.of(sound).length()).isEqualTo(Duration.ofSeconds(1));
        assertThat(HeardSound.of(sound).rate()).isEqualTo(16_000);
        assertThat(ArrivedSound.length(sound)).contains(Duration.ofSeconds(1));
        assertThat(folder.toFile().list()).containsExactly("sound.wav");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, Integer.MAX_VALUE, 2_000_000_000})
    void a_header_that_does_not_know_its_length_is_told_it(int told) throws IOException {
        Path file = file("sound.wav", wav(told, 24_000, new byte[] {'L', 'I', 'S', 'T', 3, 0, 0, 0, 1, 2, 3, 0}));

        ArrivedSound.of(answer(file, "audio/wav"), SoundFormat.WAV, 0);

        assertThat(HeardSound.of(file).length()).isEqualTo(Duration.ofSeconds(1));
        assertThat(ByteBuffer.wrap(Files.readAllBytes(file))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt(4))
                .isEqualTo((int) Files.size(file) - 8);
    }

    @Test
    void a_header_that_is_true_stays_as_it_is() throws IOException {
        byte[] wav = wav(48_000, 24_000, new byte[0]);
        Path file = file("sound.wav", wav);

        ArrivedSound.of(answer(file, "audio/x-wav"), SoundFormat.WAV, 0);

        assertThat(file).hasBinaryContent(wav);
    }

    @ParameterizedTest
    @CsvSource({
        "WAV, audio/wav, RIFF----WAVE",
        "WAV, audio/wav, RIFF",
        "WAV, audio/wav, ''",
        "WAV, audio/wav, <html>not a sound</html>",
        "WAV, text/html, RIFF",
        "WAV, '', RIFF",
        "PCM, audio/pcm, '{\"error\":\"none\"}'",
        "PCM, application/json, abcdefgh",
        "OGG, audio/ogg, OggX",
        "FLAC, audio/flac, flac",
        "MP3, audio/mpeg, nothing"
    })
    void what_is_no_sound_is_trouble_and_is_deleted(SoundFormat format, String type, String content)
            throws IOException {
        Path file = file("sound.wav", content.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> ArrivedSound.of(answer(file, type), format, 16_000))
                .isInstanceOfSatisfying(
                        SpeechException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TROUBLE));
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"OGG, OggS....", "FLAC, fLaC....", "MP3, ID3....."})
    void other_sounds_are_known_by_how_they_begin(SoundFormat format, String content) throws IOException {
        Path file = file("sound" + format.ending(), content.getBytes(StandardCharsets.UTF_8));

        assertThat(ArrivedSound.of(answer(file, "application/octet-stream"), format, 0))
                .isEqualTo(file);
        assertThat(ArrivedSound.length(file)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, -5, true", "-1, -13, true", "-1, 0, false", "0, -5, false"})
    void mp3_without_a_tag_is_known_by_its_first_frame(int first, int second, boolean known) {
        assertThat(SoundFormat.MP3.begins(new byte[] {(byte) first, (byte) second, 0, 0}))
                .isEqualTo(known);
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static SpeechAnswer answer(Path file, String type) {
        return new SpeechAnswer(200, type, "", file, "");
    }

    /** One second of silence behind another chunk. */
    private static byte[] wav(int told, int rate, byte[] chunk) {
        return ByteBuffer.allocate(44 + chunk.length + 2 * rate)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(told == 48_000 ? 36 + told : told)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(rate)
                .putInt(2 * rate)
                .putShort((short) 2)
                .putShort((short) 16)
                .put(chunk)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(told)
                .array();
    }
}
