package dev.sceneroute.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client other than ours sees of the simulated engines: they refuse what the real ones refuse, as they do. */
class SimulatedEnginesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> GOOGLE = Map.of("X-Goog-Api-Key", "sandbox-api-key");
    private static final Map<String, String> OPENAI = Map.of("Authorization", "Bearer sandbox-api-key");
    private static final String KOREAN = "{\"input\":{%s},\"voice\":{\"languageCode\":\"ko-KR\"},"
            + "\"audioConfig\":{\"audioEncoding\":\"LINEAR16\"}}";

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void beginAnew() {
        SpeechProgram.SANDBOX.reset();
    }

    @Test
    void every_answer_says_that_it_comes_from_a_sandbox() {
        assertThat(post("/sandbox/polly/v1/speech", Map.of(), "{}").headers().firstValue("X-Sceneroute-Sandbox"))
                .contains("polly");
        assertThat(post("/sandbox/openai/v1/audio/speech", OPENAI, speech("Hi"))
                        .headers()
                        .firstValue("X-Sceneroute-Sandbox"))
                .contains("openai");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | MissingAuthenticationTokenException",
                "Basic abc | IncompleteSignatureException",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/polly/aws4_request, SignedHeaders=host;x-amz-date,"
                        + " Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"
                        + " | UnrecognizedClientException",
                "AWS4-HMAC-SHA256 Credential=sandbox-access-key/20150830/us-east-1/polly/aws4_request,"
                        + " SignedHeaders=host;x-amz-date,"
                        + " Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"
                        + " | InvalidSignatureException",
            })
    void polly_refuses_whoever_did_not_sign(String authorization, String error) throws IOException {
        Map<String, String> headers = authorization.isEmpty()
                ? Map.of()
                : Map.of("Authorization", authorization, "X-Amz-Date", "20150830T123600Z");

        HttpResponse<String> answer = post("/sandbox/polly/v1/speech", headers, "{}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains(error + ":");
        assertThat(JSON.readTree(answer.body()).path("message").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"ssml\":\"<speak>a & b</speak>\" | Invalid SSML",
                "\"text\":\"a\",\"ssml\":\"<speak/>\" | exactly one of",
                "\"other\":\"a\" | exactly one of",
            })
    void google_refuses_what_cannot_be_read(String input, String words) throws IOException {
        HttpResponse<String> answer =
                post("/sandbox/google/v1beta1/text:synthesize", GOOGLE, KOREAN.formatted(input.replace("\"<", "\"<")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer).path("status").asText()).isEqualTo("INVALID_ARGUMENT");
        assertThat(error(answer).path("message").asText()).contains(words);
    }

    @Test
    void google_counts_bytes() throws IOException {
        String fits = "가".repeat(1666);

        assertThat(post(
                                "/sandbox/google/v1beta1/text:synthesize",
                                GOOGLE,
                                KOREAN.formatted("\"text\":\"" + fits + "가\""))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(
                                "/sandbox/google/v1beta1/text:synthesize",
                                GOOGLE,
                                KOREAN.formatted("\"text\":\"가 " + "-".repeat(4996) + "\""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void google_tells_no_keys_from_wrong_ones() throws IOException {
        String body = KOREAN.formatted("\"text\":\"a\"");
        String path = "/sandbox/google/v1beta1/text:synthesize";

        assertThat(post(path, Map.of(), body).statusCode()).isEqualTo(403);
        assertThat(post(path, Map.of("Authorization", "Bearer other"), body).statusCode())
                .isEqualTo(401);
        assertThat(error(post(path, Map.of("X-Goog-Api-Key", "other"), body))
                        .path("message")
                        .asText())
                .contains("API key not valid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\":\"tts-1\",\"input\":\"a\",\"voice\":\"alloy\",\"instructions\":\"calm\"}",
                "{\"model\":\"tts-1\",\"voice\":\"alloy\"}",
                "{\"model\":\"tts-1\",\"input\":\"a\",\"voice\":\"nobody\"}",
                "{\"model\":\"tts-1\",\"input\":\"a\",\"voice\":\"alloy\",\"speed\":9}",
                "{\"model\":\"tts-1\",\"input\":\"a\",\"voice\":\"alloy\",\"response_format\":\"mp3\"}",
                "[]",
                "{"
            })
    void openai_refuses_what_is_wrong(String body) throws IOException {
        HttpResponse<String> answer = post("/sandbox/openai/v1/audio/speech", OPENAI, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer).path("type").asText()).isEqualTo("invalid_request_error");
    }

    @Test
    void openai_refuses_4097_characters_in_its_own_words() throws IOException {
        HttpResponse<String> answer = post("/sandbox/openai/v1/audio/speech", OPENAI, speech("-".repeat(4097)));

        assertThat(error(answer).path("message").asText()).contains("string_too_long", "4096");
    }

    @Test
    void dials_are_turned_and_counts_are_shown_over_http() throws IOException {
        String control = "/sandbox/speech/control";

        assertThat(post(control, Map.of(), "{\"faults\": {\"throttled\": 1}}").statusCode())
                .isEqualTo(200);
        assertThat(post("/sandbox/openai/v1/audio/speech", OPENAI, speech("Hi")).statusCode())
                .isEqualTo(429);
        assertThat(post("/sandbox/openai/v1/audio/speech", OPENAI, speech("Hi")).statusCode())
                .isEqualTo(200);

        JsonNode state =
                JSON.readTree(post(control, Map.of(), "{\"faults\": {}}").body());
        assertThat(state.path("counts").path("openai").path("requests").asInt()).isEqualTo(2);
        assertThat(state.path("counts").path("openai").path("billedCharacters").asInt())
                .isEqualTo(2);
        assertThat(state.path("counts")
                        .path("openai")
                        .path("refusals")
                        .path("rate_limit_exceeded")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"faults\": {\"gremlins\": 1}}", "{\"speed\": 1}", "[]", "{", "{\"faults\": {\"slow\": -1}}"})
    void a_wrong_dial_is_refused(String body) {
        assertThat(post("/sandbox/speech/control", Map.of(), body).statusCode()).isEqualTo(400);
        assertThat(SpeechProgram.SANDBOX.faults()).isEmpty();
    }

    private static String speech(String text) {
        return "{\"model\":\"tts-1\",\"input\":\"" + text + "\",\"voice\":\"alloy\",\"response_format\":\"pcm\"}";
    }

    private static JsonNode error(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body()).path("error");
    }

    private HttpResponse<String> post(String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(SpeechProgram.address() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
