package dev.sceneroute.speech.polly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sceneroute.speech.SpeechException;
import dev.sceneroute.speech.SpeechException.Kind;
import dev.sceneroute.speech.SpeechPiece;
import dev.sceneroute.speech.SpokenPiece;
import dev.sceneroute.speech.TimedWord;
import dev.sceneroute.speech.http.SpeechAnswer;
import dev.sceneroute.speech.http.SpeechCall;
import dev.sceneroute.speech.polly.PollySettings.PollyVoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Polly is told and how its answers are read, without any HTTP. */
class PollySpeechTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void the_region_s_service_is_asked_for_the_language_s_voice() throws JsonProcessingException {
        SpeechCall call = polly().sound(new SpeechPiece("안녕 <b>", "ko-KR", null, 1));

        JsonNode body = JSON.readTree(call.body());
        assertThat(call.url()).isEqualTo("https://polly.eu-central-1.amazonaws.com/v1/speech");
        assertThat(body.path("VoiceId").asText()).isEqualTo("Seoyeon");
        assertThat(body.path("Engine").asText()).isEqualTo("neural");
        assertThat(body.path("OutputFormat").asText()).isEqualTo("ogg_vorbis");
        assertThat(body.path("SampleRate").asText()).isEqualTo("24000");
        assertThat(body.path("TextType").asText()).isEqualTo("text");
        assertThat(body.path("Text").asText()).isEqualTo("안녕 <b>");
    }

    @Test
    void marks_are_asked_for_with_the_same_words() throws JsonProcessingException {
        SpeechPiece piece = new SpeechPiece("Q&A", "de", "Vicki", 1.25);

        JsonNode sound = JSON.readTree(polly().sound(piece).body());
        JsonNode marks = JSON.readTree(polly().marks(piece).body());

        assertThat(marks.path("OutputFormat").asText()).isEqualTo("json");
        assertThat(marks.path("SpeechMarkTypes")).hasToString("[\"word\"]");
        assertThat(List.of("Text", "TextType", "VoiceId", "Engine"))
                .allSatisfy(field -> assertThat(marks.path(field)).isEqualTo(sound.path(field)));
        assertThat(sound.path("Text").asText()).isEqualTo("<speak><prosody rate=\"125%\">Q&amp;A</prosody></speak>");
        assertThat(sound.path("Engine").asText()).isEqualTo("long-form");
    }

    @Test
    void a_request_is_signed_for_its_moment_and_shows_no_secret() {
        SpeechCall signed = polly().signed(polly().sound(new SpeechPiece("a", "ko", null, 1)));

        assertThat(signed.headers().get("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260921/eu-central-1/polly/aws4_request")
                .contains("SignedHeaders=content-type;host;x-amz-")
                .doesNotContain("secret");
        assertThat(signed.headers()).containsEntry("X-Amz-Date", "20260921T120000Z");
        assertThat(signed.headers()).doesNotContainKeys("Host", "Content-Type");
        assertThat(signed.toString()).doesNotContain("AKIDEXAMPLE", "Signature=");
    }

    @Test
    void the_marks_of_the_contract_become_words() throws IOException {
        assertThat(words("Hello café.", 1, """
                        {"time":0,"type":"sentence","start":0,"end":11,"value":"Hello café."}
                        {"time":6,"type":"word","start":0,"end":5,"value":"Hello"}
                        {"time":373,"type":"word","start":6,"end":11,"value":"café"}
                        """))
                .containsExactly(
                        new TimedWord(0, 5, Duration.ofMillis(6), Duration.ofMillis(373)),
                        // Nobody says when the last word ends: as long as the one before, for its length.
                        new TimedWord(6, 10, Duration.ofMillis(373), Duration.ofNanos(617_666_666L)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.9})
    void bytes_of_korean_and_emoji_become_places_in_the_text(double speed) throws IOException {
        String text = "비가 😀와 & <눈>이 와요";
        String sent = PollyText.of(new SpeechPiece(text, "ko", null, speed)).sent();
        StringBuilder lines = new StringBuilder();
        for (String word : List.of("비가", "와", "눈", "와요")) {
            int at = sent.indexOf(word);
            int start = sent.substring(0, at).getBytes(UTF_8).length;
            lines.append("{\"time\":%d,\"type\":\"word\",\"start\":%d,\"end\":%d,\"value\":\"\"}%n"
                    .formatted(100 * at, start, start + word.getBytes(UTF_8).length));
        }
        // The word is the second "와" in the text, the first one is behind the emoji.
        assertThat(words(text, speed, lines.toString()))
                .extracting(word -> text.substring(word.start(), word.end()))
                .containsExactly("비가", "와", "눈", "와요");
    }

    @Test
    void a_mark_in_the_middle_of_a_character_takes_all_of_it() throws IOException {
        assertThat(words("😀!", 1, "{\"time\":0,\"type\":\"word\",\"start\":1,\"end\":2,\"value\":\"\"}"))
                .extracting(TimedWord::start, TimedWord::end)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(0, 2));
    }

    @ParameterizedTest
    @CsvSource({"-5, 3, 0, 3", "0, 999, 0, 4", "999, 1000, -1, -1", "2, 2, -1, -1"})
    void marks_outside_the_text_are_cut_or_left_out(int start, int end, int first, int last) throws IOException {
        List<TimedWord> words =
                words("abcd", 1, "{\"time\":1,\"type\":\"word\",\"start\":%d,\"end\":%d}".formatted(start, end));

        assertThat(words).hasSize(first < 0 ? 0 : 1);
        assertThat(words).allMatch(word -> word.start() == first && word.end() == last);
    }

    @Test
    void times_never_go_back() throws IOException {
        assertThat(words("a b c", 1, """
                        {"time":50,"type":"word","start":0,"end":1}
                        {"time":20,"type":"word","start":2,"end":3}
                        {"time":90,"type":"word","start":4,"end":5}
                        """))
                .extracting(word -> word.from().toMillis())
                .containsExactly(50L, 50L, 90L);
    }

    @Test
    void no_marks_are_no_words() throws IOException {
        assertThat(words("a b c", 1, "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "{\"time\":1,",
                "{\"type\":\"word\",\"start\":0,\"end\":1}",
                "{\"time\":1,\"type\":\"word\"}"
            })
    void what_is_no_mark_is_trouble_and_is_deleted(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("marks"), lines);
        SpeechAnswer answer = new SpeechAnswer(200, "application/x-json-stream", "", file, "");

        assertThatThrownBy(() -> polly().timed(answer, new SpeechPiece("a", "ko", null, 1), spoken()))
                .isInstanceOfSatisfying(
                        SpeechException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TROUBLE));
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | ThrottlingException | {\"message\":\"Rate exceeded\"} | RATE",
                "429 | '' | busy | RATE",
                "400 | TextLengthExceededException | {\"message\":\"Maximum text length has been exceeded\"} | TOO_LONG",
                "400 | InvalidSsmlException | {\"message\":\"Invalid SSML request\"} | REFUSED",
                "400 | ValidationException | {\"message\":\"This voice does not support the selected engine\"} | REFUSED",
                "400 | '' | {\"__type\":\"com.amazonaws.polly#TextLengthExceededException\"} | TOO_LONG",
                "403 | UnrecognizedClientException | {\"message\":\"The security token is invalid.\"} | KEY",
                "403 | InvalidSignatureException | {\"message\":\"Signature expired\"} | KEY",
                "403 | '' | <html>forbidden</html> | KEY",
                "404 | '' | not found | KEY",
                "302 | '' | '' | KEY",
                "408 | '' | '' | TROUBLE",
            })
    void a_refusal_is_told_by_its_name(int status, String type, String body, Kind kind) {
        SpeechAnswer answer = new SpeechAnswer(status, "application/json", type, null, body);

        assertThatThrownBy(() -> polly().checked(answer))
                .isInstanceOfSatisfying(
                        SpeechException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageStartingWith("Polly did not speak (" + status);
    }

    @Test
    void without_a_key_it_says_what_to_set() {
        PollySpeech keyless =
                polly(new PollySettings("", "us-east-1", "", "", "", PollyEngine.NEURAL, PollyFormat.PCM, Map.of(), 8));

        assertThat(keyless.cannot("ko", null)).hasValueSatisfying(why -> assertThat(why)
                .contains("POLLY_ACCESS_KEY", "POLLY_SECRET_KEY", "POLLY_REGION"));
        assertThatThrownBy(() -> keyless.sound(new SpeechPiece("a", "ko", null, 1)))
                .isInstanceOfSatisfying(
                        SpeechException.class, e -> assertThat(e.kind()).isEqualTo(Kind.KEY));
    }

    @Test
    void a_language_nobody_is_set_for_is_named() {
        assertThat(polly().cannot("ko-KR", null)).isEmpty();
        assertThat(polly().cannot("fi", null))
                .hasValueSatisfying(why -> assertThat(why).contains("polly.voices.fi"));
        assertThat(polly().cannot("fi", "Suvi")).isEmpty();
    }

    @Test
    void escapes_count_towards_what_is_taken_at_once() {
        assertThat(polly().takes("a".repeat(3000))).isTrue();
        assertThat(polly().takes("a".repeat(3001))).isFalse();
        assertThat(polly().takes("&".repeat(1100))).isTrue();
        assertThat(polly().takes("&".repeat(1300))).isFalse();
    }

    @Test
    void the_simulated_one_is_a_draft_and_another_variant() {
        PollySettings real = settings("AKIDEXAMPLE");
        PollySettings simulated = settings("sandbox-access-key");

        assertThat(polly(real).draft()).isFalse();
        assertThat(polly(simulated).draft()).isTrue();
        assertThat(polly(simulated).variant()).isNotEqualTo(polly(real).variant());
        assertThat(polly(simulated).sound(new SpeechPiece("a", "ko", null, 1)).url())
                .isEqualTo("http://127.0.0.1:1/sandbox/polly/v1/speech");
    }

    @Test
    void the_keys_are_never_shown() {
        assertThat(settings("AKIDEXAMPLE").toString())
                .doesNotContain("AKIDEXAMPLE", "secret!")
                .contains("***");
    }

    private List<TimedWord> words(String text, double speed, String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("marks"), lines);
        SpeechAnswer answer = new SpeechAnswer(200, "application/x-json-stream", "", file, "");
        return polly().timed(answer, new SpeechPiece(text, "ko", null, speed), spoken())
                .words();
    }

    private SpokenPiece spoken() {
        return new SpokenPiece(folder.resolve("sound.ogg"), List.of());
    }

    private static PollySpeech polly() {
        return polly(settings("AKIDEXAMPLE"));
    }

    private static PollySpeech polly(PollySettings settings) {
        Clock clock = Clock.fixed(Instant.parse("2026-09-21T12:00:00Z"), ZoneOffset.UTC);
        return new PollySpeech(settings, () -> "http://127.0.0.1:1", JSON, clock);
    }

    private static PollySettings settings(String accessKey) {
        return new PollySettings(
                "",
                "eu-central-1",
                accessKey,
                "secret!",
                "",
                PollyEngine.NEURAL,
                PollyFormat.OGG_VORBIS,
                Map.of(
                        "ko",
                        new PollyVoice("Seoyeon", PollyEngine.NEURAL),
                        "de",
                        new PollyVoice("Vicki", PollyEngine.LONG_FORM)),
                8);
    }
}
