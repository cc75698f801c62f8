package dev.sceneroute.speech;

import static dev.sceneroute.speech.SpeechProgram.SANDBOX;
import static dev.sceneroute.speech.SpeechProgram.engine;
import static dev.sceneroute.speech.SpeechProgram.speak;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.speech.SpeechFault;
import dev.sceneroute.sandbox.speech.SpeechService;
import dev.sceneroute.speech.SpeechException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our routes and the simulated engines, over real HTTP: what is heard, and what becomes of every trouble. */
class SpeechWireTest {
    private static final String KOREAN = "안녕하세요, 오늘은 <비>가 & 눈이 와요 😀 정말로!";
    private static final Duration SILENT_BEFORE = Duration.ofMillis(30);
    private static final Duration SOON_LOUD = Duration.ofMillis(60);

    @TempDir
    private Path folder;

    @BeforeEach
    void beginAnew() {
        SANDBOX.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"polly", "google", "openai"})
    void an_engine_speaks_korean_and_its_sound_can_be_heard(String name) {
        SpokenPiece spoken = speak(name, piece(KOREAN), folder);

        HeardSound sound = HeardSound.of(spoken.audio());
        assertThat(spoken.audio()).hasParent(folder);
        assertThat(sound.rate()).isEqualTo(name.equals("polly") ? 16_000 : 24_000);
        assertThat(sound.length()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8));
        assertThat(sound.loudest(Duration.ZERO, sound.length())).isGreaterThan(0.1);
        assertThat(folder).isDirectoryContaining(spoken.audio()::equals);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"polly, 1.0", "polly, 1.25", "google, 1.0", "google, 0.8"})
    void each_word_is_heard_when_it_is_said_to_be(String name, double speed) {
        SpokenPiece spoken = speak(name, new SpeechPiece(KOREAN, "ko", null, speed), folder);

        HeardSound sound = HeardSound.of(spoken.audio());
        assertThat(spoken.words())
                .extracting(word -> KOREAN.substring(word.start(), word.end()))
                .startsWith("안녕하세요", "오늘은")
                .contains("눈이", "와요")
                .endsWith("정말로");
        assertThat(spoken.words()).allSatisfy(word -> {
            assertThat(sound.loudest(word.from(), word.from().plus(SOON_LOUD))).isGreaterThan(0.05);
            assertThat(sound.loudest(
                            word.from().minus(SILENT_BEFORE), word.from().minusMillis(2)))
                    .isLessThan(0.03);
            assertThat(word.to()).isBetween(word.from(), sound.length());
        });
    }

    @Test
    void polly_is_asked_twice_and_google_once() {
        speak("polly", piece("Hello café."), folder);
        speak("google", piece("Hello café."), folder);

        assertThat(SANDBOX.counts(SpeechService.POLLY).spoken()).isEqualTo(1);
        assertThat(SANDBOX.counts(SpeechService.POLLY).marked()).isEqualTo(1);
        assertThat(SANDBOX.counts(SpeechService.POLLY).billedCharacters()).isEqualTo(22);
        assertThat(SANDBOX.counts(SpeechService.GOOGLE).requests()).isEqualTo(1);
    }

    @Test
    void a_generative_voice_speaks_and_is_not_asked_for_times() {
        SpokenPiece spoken = speak("polly", new SpeechPiece("Guten Tag.", "de", null, 1), folder);

        assertThat(spoken.words()).isEmpty();
        assertThat(SANDBOX.counts(SpeechService.POLLY).requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"polly", "google"})
    void a_voice_that_tells_no_times_still_speaks(String name) {
        SANDBOX.dial(SpeechFault.NO_MARKS, FaultSetting.next(1));

        SpokenPiece spoken = speak(name, piece(KOREAN), folder);

        assertThat(spoken.words()).isEmpty();
        assertThat(HeardSound.of(spoken.audio()).length()).isPositive();
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void a_google_voice_without_ssml_gets_plain_text() {
        SpokenPiece spoken =
                speak("google", new SpeechPiece("Fish & chips <now>", "en-US", "en-US-Chirp3-HD-Achernar", 1), folder);

        assertThat(spoken.words()).isEmpty();
        assertThat(HeardSound.of(spoken.audio()).length()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "polly, throttled", "polly, error", "polly, unavailable", "polly, body-cut", "polly, wrong-type",
        "google, throttled", "google, error", "google, unavailable", "google, body-cut", "google, wrong-type",
        "google, no-sound", "openai, throttled", "openai, error", "openai, unavailable", "openai, body-cut",
        "openai, wrong-type", "openai, no-sound", "openai, slow"
    })
    void what_passes_is_tried_again_and_leaves_nothing_behind(String name, String fault) {
        SANDBOX.dial(SpeechFault.of(fault), FaultSetting.next(2));

        SpokenPiece spoken = speak(name, piece("Hello again"), folder);

        assertThat(HeardSound.of(spoken.audio()).length()).isPositive();
        assertThat(requests(name)).isEqualTo(name.equals("polly") ? 4 : 3);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "polly, throttled, RATE", "google, throttled, RATE", "openai, throttled, RATE",
        "polly, error, TROUBLE", "google, body-cut, TROUBLE", "openai, wrong-type, TROUBLE"
    })
    void what_does_not_pass_is_given_up_after_the_tries_there_are(String name, String fault, Kind kind) {
        SANDBOX.dial(SpeechFault.of(fault), FaultSetting.next(100));

        assertThat(failure(name, piece("Hello"))).isEqualTo(kind);
        assertThat(requests(name)).isEqualTo(3);
        assertThat(folder.toFile().list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"polly", "google", "openai"})
    void an_account_that_may_not_is_asked_once(String name) {
        SANDBOX.dial(SpeechFault.ACCOUNT_CLOSED, FaultSetting.next(100));

        assertThat(failure(name, piece("Hello"))).isEqualTo(Kind.KEY);
        assertThat(requests(name)).isEqualTo(1);
        assertThat(folder.toFile().list()).isEmpty();
    }

    @Test
    void times_that_are_in_trouble_are_asked_for_again_but_the_sound_is_not() {
        SANDBOX.dial(SpeechFault.MARKS_ERROR, FaultSetting.next(2));

        assertThat(speak("polly", piece("Hello there"), folder).words()).hasSize(2);

        assertThat(SANDBOX.counts(SpeechService.POLLY).spoken()).isEqualTo(1);
        assertThat(requests("polly")).isEqualTo(4);
    }

    @Test
    void a_sound_whose_times_could_not_be_had_is_not_kept() {
        SANDBOX.dial(SpeechFault.MARKS_ERROR, FaultSetting.next(100));

        assertThat(failure("polly", piece("Hello"))).isEqualTo(Kind.TROUBLE);
        assertThat(requests("polly")).isEqualTo(4);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"openai, throttled", "google, unavailable"})
    void a_server_that_asks_for_a_pause_is_heard_within_our_limit(String name, String fault) {
        SANDBOX.dial(SpeechFault.of(fault), FaultSetting.next(100));

        Exchange done = SpeechProgram.request(name, piece("Hello"), folder);

        // It asks for a second, the limit here is 60 ms; Camel waits as long as this header says.
        assertThat(done.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isEqualTo(60L);
    }

    @ParameterizedTest
    @CsvSource({
        "polly, ko, Nobody, REFUSED",
        "polly, xx, , REFUSED",
        "google, ko-KR, ko-KR-Nobody-A, REFUSED",
        "openai, ko, nobody, REFUSED"
    })
    void a_voice_that_does_not_exist_is_refused_once(String name, String language, @Nullable String voice, Kind kind) {
        assertThat(failure(name, new SpeechPiece("Hello", language, voice, 1))).isEqualTo(kind);
        assertThat(requests(name)).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"polly, 3001", "google, 5000", "openai, 4097"})
    void what_is_too_long_is_not_sent(String name, int length) {
        String text = "a".repeat(length);

        assertThat(engine(name).takes(text)).isFalse();
        assertThat(failure(name, piece(text))).isEqualTo(Kind.TOO_LONG);
        assertThat(requests(name)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"polly, 3000", "google, 4900", "openai, 4096"})
    void what_is_just_short_enough_is_spoken(String name, int length) {
        // Signs that are not spoken, so that the sound stays short.
        String text = "ab" + "-".repeat(length - 4) + "cd";

        assertThat(engine(name).takes(text)).isTrue();
        assertThat(HeardSound.of(speak(name, piece(text), folder).audio()).length())
                .isPositive();
    }

    @Test
    void an_answer_that_is_too_large_is_given_up() {
        // 2 MB is the limit here; Korean at half speed is more than 40 seconds at 48 kB each.
        String text = "가나다라마바사아자차".repeat(16);

        assertThat(failure("openai", new SpeechPiece(text, "ko", null, 0.5))).isEqualTo(Kind.TROUBLE);
        assertThat(folder.toFile().list()).isEmpty();
    }

    @Test
    void nobody_is_taken_for_the_real_thing() {
        assertThat(List.of("polly", "google", "openai")).allSatisfy(name -> {
            assertThat(engine(name).draft()).isTrue();
            assertThat(engine(name).variant()).contains("simulated");
            assertThat(engine(name).cannot("ko", null)).isEmpty();
        });
    }

    private static SpeechPiece piece(String text) {
        return new SpeechPiece(text, text.equals(KOREAN) ? "ko" : "en", null, 1);
    }

    private Kind failure(String name, SpeechPiece piece) {
        SpeechException failure = catchThrowableOfType(SpeechException.class, () -> speak(name, piece, folder));
        assertThat(failure).as("the failure").isNotNull();
        assertThat(failure.getMessage()).doesNotContain("sandbox-api-key", "opens-nothing-else");
        return failure.kind();
    }

    private static long requests(String name) {
        return SANDBOX.counts(SpeechService.valueOf(name.toUpperCase(Locale.ROOT)))
                .requests();
    }
}
