package dev.sceneroute.speech.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sceneroute.speech.SpeechException;
import dev.sceneroute.speech.SpeechException.Kind;
import dev.sceneroute.speech.SpeechPiece;
import dev.sceneroute.speech.http.SpeechAnswer;
import dev.sceneroute.speech.http.SpeechCall;
import dev.sceneroute.speech.openai.OpenAiSettings.Format;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What OpenAI and servers like it are told and how their answers are read, without any HTTP. */
class OpenAiSpeechTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SpeechPiece PIECE = new SpeechPiece("안녕", "ko-KR", null, 1);

    @Test
    void openai_is_asked_in_its_words() {
        SpeechCall call = openAi("", "sk-example", "gpt-4o-mini-tts", "calm").ask(PIECE);

        assertThat(call.url()).isEqualTo("https://api.openai.com/v1/audio/speech");
        assertThat(call.headers()).containsOnly(Map.entry("Authorization", "Bearer sk-example"));
        assertThat(call.body())
                .isEqualTo(
                        "{\"model\":\"gpt-4o-mini-tts\",\"input\":\"안녕\",\"voice\":\"nova\",\"response_format\":\"wav\","
                                + "\"instructions\":\"calm\"}");
        assertThat(call.toString()).doesNotContain("sk-example", "안녕");
    }

    @Test
    void an_older_model_gets_no_instructions_and_another_speed_is_told() {
        assertThat(openAi("", "sk-example", "tts-1-hd", "calm")
                        .ask(new SpeechPiece("a", "en", "onyx", 1.5))
                        .body())
                .isEqualTo("{\"model\":\"tts-1-hd\",\"input\":\"a\",\"voice\":\"onyx\",\"response_format\":\"wav\","
                        + "\"speed\":1.5}");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8880/v1/, ''",
        "http://localhost:8880, ''",
        "http://localhost:8880/v1, sandbox-api-key"
    })
    void a_server_of_one_s_own_needs_no_key_and_gets_none_of_the_sandbox(String address, String key) {
        SpeechCall call = openAi(address, key, "kokoro", "").ask(PIECE);

        assertThat(call.url()).isEqualTo("http://localhost:8880/v1/audio/speech");
        assertThat(call.headers()).isEmpty();
    }

    @Test
    void without_key_and_address_it_says_what_to_set() {
        OpenAiSpeech keyless = openAi("", "", "tts-1", "");

        assertThat(keyless.cannot("ko", null))
                .hasValueSatisfying(why -> assertThat(why).contains("OPENAI_SPEECH_API_KEY", "OPENAI_SPEECH_BASE_URL"));
        assertThatThrownBy(() -> keyless.ask(PIECE))
                .isInstanceOfSatisfying(
                        SpeechException.class, e -> assertThat(e.kind()).isEqualTo(Kind.KEY));
    }

    @Test
    void whatever_changes_the_sound_changes_the_variant() {
        assertThat(java.util.stream.Stream.of(
                                openAi("", "sk-example", "tts-1", ""),
                                openAi("", "sk-example", "tts-1-hd", ""),
                                openAi("", "sk-example", "gpt-4o-mini-tts", ""),
                                openAi("", "sk-example", "gpt-4o-mini-tts", "calm"),
                                openAi("http://localhost:1", "sk-example", "tts-1", ""),
                                openAi("", "sandbox-api-key", "tts-1", ""))
                        .map(OpenAiSpeech::variant))
                .doesNotHaveDuplicates()
                .noneMatch(variant -> variant.contains("sk-example"));
        assertThat(openAi("", "sk-one", "tts-1", "").variant())
                .isEqualTo(openAi("", "sk-two", "tts-1", "calm").variant());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | {\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"Rate limit reached\"}} | RATE",
                "429 | {\"error\":{\"code\":\"insufficient_quota\",\"message\":\"You exceeded your current quota\"}} | KEY",
                "429 | too many | RATE",
                "401 | {\"error\":{\"code\":\"invalid_api_key\",\"message\":\"Incorrect API key provided\"}} | KEY",
                "404 | {\"error\":{\"code\":\"model_not_found\",\"message\":\"The model does not exist\"}} | KEY",
                "400 | {\"error\":{\"code\":null,\"message\":\"[{'type': 'string_too_long', 'msg': 'String should have at most"
                        + " 4096 characters'}]\"}} | TOO_LONG",
                "422 | {\"detail\":[{\"type\":\"string_too_long\",\"loc\":[\"body\",\"input\"]}]} | TOO_LONG",
                "413 | '' | TOO_LONG",
                "400 | {\"error\":{\"message\":\"Invalid value: 'nobody' for 'voice'.\"}} | REFUSED",
                "301 | moved | KEY",
                "408 | '' | TROUBLE",
            })
    void a_refusal_is_told_by_status_code_and_words(int status, String body, Kind kind) {
        assertThatThrownBy(() -> openAi("", "sk-example", "tts-1", "")
                        .checked(new SpeechAnswer(status, "application/json", "", null, body)))
                .isInstanceOfSatisfying(
                        SpeechException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining("(" + status);
    }

    private static OpenAiSpeech openAi(String address, String key, String model, String instructions) {
        OpenAiSettings settings = new OpenAiSettings(
                address, key, model, "alloy", Map.of("ko", "nova"), instructions, Format.WAV, 24_000, 4096, 5);
        return new OpenAiSpeech(settings, () -> "http://127.0.0.1:1", JSON);
    }
}
