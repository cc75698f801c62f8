package dev.sceneroute.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sceneroute.media.Ffmpeg;
import dev.sceneroute.speech.SpeechException.Kind;
import dev.sceneroute.speech.SpeechPieces.Cut;
import dev.sceneroute.speech.SpeechPieces.Piece;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SpeechJoinTest {

    private static final String TEXT = "One two. Three, four";
    private static final int MS = 48;

    /** What a tone of 440 Hz at 0.8 of full scale steps at most from one sample to the next, and rounding. */
    private static final int STEEPEST = 1_530;

    private static SpeechRig rig;
    private static Ffmpeg ffmpeg;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        rig = SpeechRig.with();
        ffmpeg = rig.ffmpeg();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void silence_around_the_pieces_becomes_one_pause_and_the_length_is_exact() throws Exception {
        JoinedSpeech joined = join(
                part(0, 8, Cut.SENTENCE, tone("a.wav", 0.3, 1, 0.5)),
                part(9, 20, Cut.SENTENCE, tone("b.wav", 0.6, 0.5, 0.2)));

        long expected = 40 * MS + 1_000 * MS + 350 * MS + 500 * MS + 80 * MS;
        assertThat(joined.samples()).isEqualTo(expected);
        assertThat(joined.sound()).hasSize(44 + 2 * expected);
        assertThat(joined.spoken().length()).isEqualTo(Duration.ofMillis(1_970));
        short[] samples = Sounds.samples(joined.sound());
        assertThat(first(samples)).isCloseTo(40 * MS, within(5));
        for (int index = 1_040 * MS + 5; index < 1_390 * MS - 5; index++) {
            assertThat(samples[index]).as("sample %d", index).isZero();
        }
    }

    @Test
    void a_voice_that_begins_and_ends_at_once_does_not_click() throws Exception {
        Path tone = tone("a.wav", 0, 1, 0);
        assertThat(Math.abs(Sounds.samples(tone)[0])).isGreaterThan((short) 15_000);

        JoinedSpeech joined =
                join(part(0, 3, Cut.WORD, tone), part(4, 8, Cut.SENTENCE, tone), part(9, 20, Cut.SENTENCE, tone));

        assertThat(Sounds.largestStep(Sounds.samples(joined.sound()))).isLessThan(STEEPEST);
        assertThat(joined.samples()).isEqualTo((3_000 + 60 + 350) * MS);
    }

    @ParameterizedTest
    @CsvSource({
        "a.wav, -ar 16000",
        "a.wav, -ar 44100 -ac 2",
        "a.wav, -c:a pcm_f32le",
        "a.flac, -ar 44100",
        "a.ogg, -ar 22050 -ac 2",
        "a.mp3, -ar 24000",
        "a.mp3, -ac 2 -id3v2_version 0 -write_xing 0",
        "a.aac, -ac 2",
        "a.m4a, -ar 44100"
    })
    void any_format_rate_and_number_of_channels_is_read(String name, String arguments) throws Exception {
        Path tone = Sounds.tone(ffmpeg, folder, name, 0.4, 1, 0.4, arguments.split(" ", -1));

        JoinedSpeech joined = join(part(0, 20, Cut.SENTENCE, tone));

        assertThat((double) joined.samples() / MS).isCloseTo(1_120, within(70.0));
        assertThat(Sounds.heard(Sounds.samples(joined.sound()))).isGreaterThan(0.85);
    }

    @Test
    void the_sound_has_two_channels_where_that_is_configured() throws Exception {
        SpeechJoin stereo = new SpeechJoin(
                ffmpeg, new SpeechSettings(null, Map.of(), false, Duration.ZERO, 2, Duration.ofMinutes(1)));
        Path tone = tone("a.wav", 0.1, 0.5, 0.1);

        JoinedSpeech joined = stereo.join(
                TEXT, "en", List.of(part(0, 8, Cut.SENTENCE, tone), part(9, 20, Cut.SENTENCE, tone)), folder);

        assertThat(joined.samples()).isEqualTo((40 + 500 + 500 + 80) * MS);
        short[] samples = Sounds.samples(joined.sound());
        assertThat(samples).hasSize((int) joined.samples() * 2);
        assertThat(samples[2 * 200 * MS]).isEqualTo(samples[2 * 200 * MS + 1]).isNotZero();
    }

    @Test
    void the_times_of_words_move_with_their_sound() throws Exception {
        SpokenPart one =
                part(0, 8, Cut.SENTENCE, tone("a.wav", 0.3, 1, 0.5), heard(0, 3, 300, 700), heard(4, 7, 800, 1_300));
        SpokenPart two = part(
                9, 20, Cut.SENTENCE, tone("b.wav", 0.6, 0.5, 0.2), heard(0, 5, 600, 900), heard(7, 11, 900, 1_100));

        SpokenText spoken = join(one, two).spoken();

        assertThat(spoken.estimated()).isFalse();
        assertThat(spoken.words())
                .containsExactly(
                        heard(0, 3, 40, 440),
                        heard(4, 7, 540, 1_040),
                        heard(9, 14, 1_390, 1_690),
                        heard(16, 20, 1_690, 1_890));
    }

    @Test
    void times_an_engine_does_not_tell_are_estimated_within_its_voice() throws Exception {
        SpokenText spoken = join(
                        part(
                                0,
                                8,
                                Cut.SENTENCE,
                                tone("a.wav", 0.3, 1, 0.5),
                                heard(0, 3, 300, 700),
                                heard(4, 7, 800, 1_300)),
                        part(9, 20, Cut.SENTENCE, tone("b.wav", 0.6, 0.5, 0.2)))
                .spoken();

        assertThat(spoken.estimated()).isTrue();
        assertThat(spoken.words())
                .extracting(word -> TEXT.substring(word.start(), word.end()))
                .containsExactly("One", "two", "Three", "four");
        assertThat(spoken.words().get(2).from()).isEqualTo(Duration.ofMillis(1_390));
        assertThat(spoken.words().get(3).to()).isBetween(Duration.ofMillis(1_889), Duration.ofMillis(1_890));
    }

    @Test
    void nothing_but_silence_is_kept_as_long_as_it_is() throws Exception {
        JoinedSpeech joined = join(
                part(0, 8, Cut.SENTENCE, tone("a.wav", 0.7, 0, 0.3)),
                part(9, 20, Cut.SENTENCE, tone("b.wav", 1, 0, 0)));

        assertThat(joined.samples()).isEqualTo((1_000 + 350 + 1_000) * MS);
        assertThat(joined.spoken().words()).hasSize(4).allSatisfy(word -> assertThat(word.to())
                .isLessThanOrEqualTo(joined.spoken().length()));
    }

    @Test
    void twenty_pieces_are_joined_as_exactly_as_two() throws Exception {
        Path tone = tone("a.wav", 0, 0.2, 0);
        String text = "Word ".repeat(20).strip();
        List<SpokenPart> parts = Stream.iterate(0, start -> start + 5)
                .limit(20)
                .map(start -> part(start, start + 4, Cut.CLAUSE, tone))
                .toList();

        JoinedSpeech joined = rig.get(SpeechJoin.class).join(text, "en", parts, folder);

        assertThat(joined.samples()).isEqualTo((20 * 200 + 19 * 150) * MS);
        assertThat(Sounds.largestStep(Sounds.samples(joined.sound()))).isLessThan(STEEPEST);
        assertThat(joined.spoken().words()).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"#EXTM3U\n#EXTINF:1,\nfile.ts\n", "<html>502</html>", "RIFF\0\0\0\0WAVEfmt garbage", "ID3", ""})
    void what_is_no_sound_is_refused_and_leaves_nothing_behind(String content) throws Exception {
        Path sound = Files.write(folder.resolve("a.wav"), content.getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> join(part(0, 20, Cut.SENTENCE, sound)))
                .isInstanceOfSatisfying(SpeechException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(Kind.TROUBLE))
                .hasMessageContaining("a.wav");
        assertThat(folder.toFile().list()).containsExactly("a.wav");
    }

    @Test
    void joining_again_gives_the_same_bytes_and_nothing_else_is_left() throws Exception {
        SpokenPart part = part(0, 20, Cut.SENTENCE, tone("a.wav", 0.1, 0.5, 0.1));

        byte[] first = Files.readAllBytes(join(part).sound());
        byte[] second = Files.readAllBytes(join(part).sound());

        assertThat(second).isEqualTo(first);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a.wav", "speech.wav");
    }

    private JoinedSpeech join(SpokenPart... parts) {
        return rig.get(SpeechJoin.class).join(TEXT, "en", List.of(parts), folder);
    }

    private Path tone(String name, double before, double tone, double behind) {
        return Sounds.tone(ffmpeg, folder, name, before, tone, behind);
    }

    private static SpokenPart part(int start, int end, Cut cut, Path sound, TimedWord... words) {
        return new SpokenPart(new Piece(new TextSpan(start, end), cut), new SpokenPiece(sound, List.of(words)));
    }

    private static TimedWord heard(int start, int end, long from, long to) {
        return new TimedWord(start, end, Duration.ofMillis(from), Duration.ofMillis(to));
    }

    private static int first(short[] samples) {
        int index = 0;
        while (samples[index] == 0) {
            index++;
        }
        return index;
    }
}
