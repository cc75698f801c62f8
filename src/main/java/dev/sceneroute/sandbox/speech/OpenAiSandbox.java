package dev.sceneroute.sandbox.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sceneroute.sandbox.SandboxReply;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** OpenAI's speech, simulated: {@code POST /v1/audio/speech}. */
public final class OpenAiSandbox {
    private static final int MOST_CHARACTERS = 4096;
    private static final int RATE = 24_000;
    private static final String JSON = "application/json";
    private static final Set<String> MODELS = Set.of("tts-1", "tts-1-hd", "gpt-4o-mini-tts");
    private static final Set<String> VOICES = Set.of(
            "alloy", "ash", "ballad", "cedar", "coral", "echo", "fable", "marin", "nova", "onyx", "sage", "shimmer",
            "verse");
    private static final Set<String> FORMATS = Set.of("mp3", "opus", "aac", "flac", "wav", "pcm");

    private final SpeechDesk desk;
    private final String apiKey;

    OpenAiSandbox(SpeechDesk desk, String apiKey) {
        this.desk = desk;
        this.apiKey = apiKey;
    }

    /**
     * Speaks.
     *
     * @param exchange the request
     */
    public void speak(Exchange exchange) {
        desk.answer(SpeechService.OPENAI, exchange, OpenAiSandbox::refusal, () -> {
            checkKey(exchange.getMessage().getHeader("Authorization", String.class));
            JsonNode request = SpeechDesk.object(
                    SpeechDesk.body(exchange), invalid("We could not parse the JSON body of your request."));
            check(request);
            troubles();
            return sound(request);
        });
    }

    /** The type is OpenAI's rough kind of an error, which goes by the status. */
    private static SandboxReply refusal(SpeechRefusal refusal) {
        String type = refusal.status() == 429
                ? refusal.code().equals("insufficient_quota") ? "insufficient_quota" : "requests"
                : refusal.status() >= 500 ? "server_error" : "invalid_request_error";
        ObjectNode body = SpeechDesk.JSON.createObjectNode();
        ObjectNode error = body.putObject("error")
                .put("message", refusal.words())
                .put("type", type)
                .putNull("param");
        if (refusal.code().isEmpty()) {
            error.putNull("code");
        } else {
            error.put("code", refusal.code());
        }
        SandboxReply reply = SandboxReply.of(refusal.status(), JSON, SpeechDesk.bytes(body));
        return refusal.code().equals("rate_limit_exceeded") ? reply.with("Retry-After", "1") : reply;
    }

    private void checkKey(@Nullable String authorization) {
        String sent = Objects.requireNonNullElse(authorization, "");
        if (sent.isEmpty()) {
            throw new SpeechRefusal(401, "", "You didn't provide an API key.");
        }
        if (!sent.equals("Bearer " + apiKey)) {
            // The real one repeats a part of the key; this one all of it, as some servers like it do.
            throw new SpeechRefusal(
                    401, "invalid_api_key", "Incorrect API key provided: " + sent.replace("Bearer ", ""));
        }
    }

    private static void check(JsonNode request) {
        String model = request.path("model").asText("");
        if (!MODELS.contains(model)) {
            throw new SpeechRefusal(404, "model_not_found", "The model `" + model + "` does not exist.");
        }
        String input = request.path("input").asText("");
        if (input.isEmpty()) {
            throw invalid("Missing required parameter: 'input'.");
        }
        if (input.codePointCount(0, input.length()) > MOST_CHARACTERS) {
            throw invalid(
                    "[{'type': 'string_too_long', 'loc': ('body', 'input'), 'msg': 'String should have at most 4096"
                            + " characters', 'ctx': {'max_length': 4096}}]");
        }
        oneOf(request, "voice", VOICES);
        oneOf(request, "response_format", FORMATS);
        if (model.startsWith("tts-1") && request.hasNonNull("instructions")) {
            throw invalid("Unsupported parameter: 'instructions' is not supported with this model.");
        }
        double speed = request.path("speed").asDouble(1);
        if (speed < 0.25 || speed > 4) {
            throw invalid("Invalid 'speed': expected a value from 0.25 to 4.0.");
        }
    }

    private void troubles() {
        if (desk.strikes(SpeechFault.THROTTLED)) {
            throw new SpeechRefusal(429, "rate_limit_exceeded", "Rate limit reached for requests.");
        }
        if (desk.strikes(SpeechFault.ACCOUNT_CLOSED)) {
            throw new SpeechRefusal(
                    429, "insufficient_quota", "You exceeded your current quota, please check your plan.");
        }
        if (desk.strikes(SpeechFault.ERROR)) {
            throw new SpeechRefusal(500, "server_error", "The server had an error while processing your request.");
        }
        if (desk.strikes(SpeechFault.UNAVAILABLE)) {
            throw new SpeechRefusal(503, "overloaded", "The engine is currently overloaded.");
        }
    }

    private SandboxReply sound(JsonNode request) {
        String input = request.path("input").asText();
        String format = request.path("response_format").asText("mp3");
        byte[] samples = new HummedText(input, request.path("speed").asDouble(1), RATE).samples();
        SandboxReply reply =
                switch (format) {
                    case "wav" -> SandboxReply.of(200, "audio/wav", WavBytes.of(samples, RATE, WavBytes.UNKNOWN));
                    case "pcm" -> SandboxReply.of(200, "audio/pcm", samples);
                    default -> throw invalid("SANDBOX: the simulated server makes wav and pcm only, not " + format);
                };
        return desk.sent(SpeechService.OPENAI, input.codePointCount(0, input.length()), true, reply);
    }

    private static void oneOf(JsonNode request, String field, Set<String> allowed) {
        String value = request.path(field).asText("");
        if (request.has(field) && !allowed.contains(value)) {
            throw invalid("Invalid value: '" + value + "' for '" + field + "'.");
        }
    }

    private static SpeechRefusal invalid(String words) {
        return new SpeechRefusal(400, "", words);
    }
}
