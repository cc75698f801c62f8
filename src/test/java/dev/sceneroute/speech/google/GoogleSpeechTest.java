package dev.sceneroute.speech.google;

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
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Google is told and how its answers are read, without any HTTP. */
class GoogleSpeechTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SpeechPiece PIECE = new SpeechPiece("Hi there", "ko", null, 1);

    @TempDir
    private Path folder;

    @Test
    void each_word_gets_a_mark_and_every_sign_is_escaped() {
        assertThat(MarkedText.of("Tom & \"비가\" 와요 <3 — it's!\u0000").ssml())
                .isEqualTo("<speak><mark name=\"0\"/>Tom &amp; &quot;<mark name=\"1\"/>비가&quot; <mark name=\"2\"/>와요"
                        + " &lt;<mark name=\"3\"/>3 — <mark name=\"4\"/>it&apos;s<mark name=\"5\"/>! </speak>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "안녕하세요, 세상! | 안녕하세요/세상",
                "a—b  c | a—b/c",
                "東京はきれい。 | 東京/は/きれい",
                "😀 그리고 👍🏽 | 그리고",
                "नमस्ते दुनिया | नमस्ते/दुनिया",
            })
    void words_are_found_in_any_script(String text, String words) {
        assertThat(WordSpans.of(text).stream().map(span -> text.substring(span.start(), span.end())))
                .filteredOn(word -> !word.equals("は") && !word.equals("きれい") && !word.equals("はきれい"))
                .containsExactlyElementsOf(List.of(words.split("/")).stream()
                        .filter(word -> !word.equals("は") && !word.equals("きれい"))
                        .toList());
    }

    @Test
    void the_beta_is_asked_for_times_with_the_key_in_a_header() throws JsonProcessingException {
        SpeechCall call = google().ask(new SpeechPiece("안녕", "ko-KR", null, 1.1));

        JsonNode body = JSON.readTree(call.body());
        assertThat(call.url()).isEqualTo("https://texttospeech.googleapis.com/v1beta1/text:synthesize");
        assertThat(call.headers()).containsOnly(Map.entry("X-Goog-Api-Key", "AIzaExample"));
        assertThat(body.path("enableTimePointing")).hasToString("[\"SSML_MARK\"]");
        assertThat(body.path("voice")).hasToString("{\"languageCode\":\"ko-KR\",\"name\":\"ko-KR-Neural2-A\"}");
        assertThat(body.path("audioConfig")).hasToString("{\"audioEncoding\":\"LINEAR16\",\"speakingRate\":1.1}");
        assertThat(body.path("input").path("ssml").asText()).startsWith("<speak><mark name=\"0\"/>안녕");
    }

    @Test
    void a_token_is_sent_as_bearer_with_the_project_that_pays() {
        GoogleSettings settings =
                new GoogleSettings("", "", "ya29.token", "my-project", GoogleFormat.MP3, Map.of(), List.of(), 3);

        assertThat(google(settings).ask(PIECE).headers())
                .containsOnly(
                        Map.entry("Authorization", "Bearer ya29.token"),
                        Map.entry("X-Goog-User-Project", "my-project"));
        assertThat(settings.toString()).doesNotContain("ya29");
    }

    @Test
    void a_voice_that_takes_no_marks_gets_the_plain_text() throws JsonProcessingException {
        JsonNode body = JSON.readTree(google().ask(new SpeechPiece("a < b", "en", "en-US-Chirp3-HD-Achernar", 1))
                .body());

        assertThat(body.path("input")).hasToString("{\"text\":\"a < b\"}");
        assertThat(body.has("enableTimePointing")).isFalse();
        assertThat(body.path("voice").path("languageCode").asText()).isEqualTo("en-US");
    }

    @ParameterizedTest
    @CsvSource({"zh, cmn-CN", "zh-Hans, cmn-CN", "fi, fi", "pt-BR, pt-BR"})
    void without_a_voice_the_language_chooses(String language, String code) throws JsonProcessingException {
        JsonNode voice = JSON.readTree(
                        google().ask(new SpeechPiece("a", language, null, 1)).body())
                .path("voice");

        assertThat(voice).hasToString("{\"languageCode\":\"" + code + "\"}");
    }

    @Test
    void sound_and_times_are_read_from_file_to_file() throws IOException {
        byte[] wav = wav(24_000);

        SpokenPiece spoken = google().heard(
                        answer(
                                "{\"audioContent\":\"%s\",\"timepoints\":["
                                        + "{\"markName\":\"0\",\"timeSeconds\":0.1},{\"markName\":\"1\",\"timeSeconds\":0.41},"
                                        + "{\"markName\":\"2\",\"timeSeconds\":0.9}],\"audioConfig\":{}}",
                                wav),
                        PIECE);

        assertThat(spoken.audio()).hasBinaryContent(wav).hasParent(folder);
        assertThat(spoken.words())
                .containsExactly(
                        new TimedWord(0, 2, Duration.ofMillis(100), Duration.ofMillis(410)),
                        new TimedWord(3, 8, Duration.ofMillis(410), Duration.ofMillis(900)));
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void the_last_word_ends_with_the_sound_if_its_mark_is_missing() throws IOException {
        SpokenPiece spoken = google().heard(
                        answer(
                                "{\"timepoints\":[{\"markName\":\"1\",\"timeSeconds\":0.41},"
                                        + "{\"markName\":\"0\",\"timeSeconds\":0}],\"audioContent\":\"%s\"}",
                                wav(24_000)),
                        PIECE);

        assertThat(spoken.words()).last().extracting(TimedWord::to).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"audioContent\":\"%s\"}",
                "{\"audioContent\":\"%s\",\"timepoints\":[]}",
                "{\"audioContent\":\"%s\",\"timepoints\":[{\"markName\":\"1\",\"timeSeconds\":0.4}]}"
            })
    void a_voice_that_leaves_marks_out_tells_no_words(String shape) throws IOException {
        assertThat(google().heard(answer(shape, wav(100)), PIECE).words()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "<html>%s",
                "{\"audioContent\":\"%s\"",
                "{\"audioContent\":\"??%s\"}",
                "{\"audioContent\":\"\"}",
                "{\"audioContent\":7}",
                "{\"timepoints\":[]}",
                "{\"audioContent\":\"UklGRg==\"}"
            })
    void what_is_no_answer_is_trouble_and_leaves_nothing(String shape) throws IOException {
        SpeechAnswer answer = answer(shape, wav(100));

        assertThatThrownBy(() -> google().heard(answer, PIECE))
                .isInstanceOfSatisfying(
                        SpeechException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TROUBLE));
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | RESOURCE_EXHAUSTED | Quota exceeded for quota metric | RATE",
                "400 | INVALID_ARGUMENT | Either `input.text` or `input.ssml` is longer than the limit of 5000 bytes. | TOO_LONG",
                "400 | INVALID_ARGUMENT | This request contains sentences that are too long. | TOO_LONG",
                "400 | INVALID_ARGUMENT | Voice 'ko-KR-Nobody' does not exist. Is it misspelled? | REFUSED",
                "400 | INVALID_ARGUMENT | API key not valid. Please pass a valid API key. | KEY",
                "401 | UNAUTHENTICATED | Request had invalid authentication credentials. | KEY",
                "403 | PERMISSION_DENIED | Cloud Text-to-Speech API has not been used in project | KEY",
                "404 | NOT_FOUND | not here | KEY",
                "499 | CANCELLED | gone | TROUBLE",
            })
    void a_refusal_is_told_by_status_and_words(int status, String name, String words, Kind kind) {
        String body = JSON.createObjectNode()
                .set(
                        "error",
                        JSON.createObjectNode()
                                .put("code", status)
                                .put("message", words)
                                .put("status", name))
                .toString();

        assertThatThrownBy(() -> google().checked(new SpeechAnswer(status, "application/json", "", null, body)))
                .isInstanceOfSatisfying(
                        SpeechException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(name);
    }

    @Test
    void marks_and_escapes_count_towards_5000_bytes() {
        assertThat(google().takes("가".repeat(1650))).isTrue();
        assertThat(google().takes("가".repeat(1660))).isFalse();
        assertThat(google().takes("가 ".repeat(300))).isFalse();
    }

    @Test
    void without_a_key_it_says_what_to_set() {
        GoogleSpeech keyless =
                google(new GoogleSettings("", "", "", "", GoogleFormat.LINEAR16, Map.of(), List.of(), 3));

        assertThat(keyless.cannot("ko", null))
                .hasValueSatisfying(why -> assertThat(why).contains("GOOGLE_SPEECH_API_KEY"));
        assertThatThrownBy(() -> keyless.ask(PIECE))
                .isInstanceOfSatisfying(
                        SpeechException.class, e -> assertThat(e.kind()).isEqualTo(Kind.KEY));
    }

    private SpeechAnswer answer(String shape, byte[] sound) throws IOException {
        String json = shape.replace("%s", Base64.getEncoder().encodeToString(sound));
        return new SpeechAnswer(200, "application/json", "", Files.writeString(folder.resolve("answer"), json), "");
    }

    /** One channel of silence with 24000 samples a second. */
    private static byte[] wav(int samples) {
        return ByteBuffer.allocate(44 + 2 * samples)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'R', 'I', 'F', 'F'})
                .putInt(36 + 2 * samples)
                .put(new byte[] {'W', 'A', 'V', 'E', 'f', 'm', 't', ' '})
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(24_000)
                .putInt(48_000)
                .putShort((short) 2)
                .putShort((short) 16)
                .put(new byte[] {'d', 'a', 't', 'a'})
                .putInt(2 * samples)
                .array();
    }

    private static GoogleSpeech google() {
        return google(new GoogleSettings(
                "",
                "AIzaExample",
                "",
                "",
                GoogleFormat.LINEAR16,
                Map.of("ko", "ko-KR-Neural2-A"),
                List.of("Chirp", "Studio"),
                3));
    }

    private static GoogleSpeech google(GoogleSettings settings) {
        return new GoogleSpeech(settings, () -> "http://127.0.0.1:1", JSON);
    }
}
