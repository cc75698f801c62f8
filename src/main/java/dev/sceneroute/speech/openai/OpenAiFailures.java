package dev.sceneroute.speech.openai;

import static dev.sceneroute.speech.SpeechException.Kind.KEY;
import static dev.sceneroute.speech.SpeechException.Kind.RATE;
import static dev.sceneroute.speech.SpeechException.Kind.REFUSED;
import static dev.sceneroute.speech.SpeechException.Kind.TOO_LONG;
import static dev.sceneroute.speech.SpeechException.Kind.TROUBLE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sceneroute.speech.SpeechException;
import dev.sceneroute.speech.http.SpeechAnswer;
import dev.sceneroute.speech.http.SpeechHttp;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a refusal of OpenAI's or of a server like it means. Such servers word their refusals as they like. */
final class OpenAiFailures {
    private static final Pattern LENGTH = Pattern.compile(
            "string_too_long|at most [0-9]+ char|too long|context_length|maximum (input |context |text )?length|exceeds? .*limit");

    private final ObjectMapper json;

    OpenAiFailures(ObjectMapper json) {
        this.json = json;
    }

    /** The failure a refusal is for us. */
    SpeechException of(SpeechAnswer answer) {
        JsonNode error = error(answer.refusal());
        String code = error.path("code").asText("");
        String words = error.path("message").asText("");
        SpeechException.Kind kind = kind(answer, code);
        return new SpeechException(
                kind,
                "OpenAI's speech server did not speak (" + answer.status() + (code.isEmpty() ? "" : " " + code) + "): "
                        + SpeechHttp.excerpt(words.isEmpty() ? answer.refusal() : words) + wayOut(kind));
    }

    private static SpeechException.Kind kind(SpeechAnswer answer, String code) {
        return switch (answer.status()) {
            // Without money no pause helps.
            case 429 -> code.equals("insufficient_quota") || code.equals("billing_hard_limit_reached") ? KEY : RATE;
            case 408, 409, 425 -> TROUBLE;
            case 400, 422 ->
                LENGTH.matcher(answer.refusal().toLowerCase(Locale.ROOT)).find() ? TOO_LONG : REFUSED;
            case 413 -> TOO_LONG;
            // Also an address, a model or an endpoint that is not there.
            case 401, 402, 403, 404, 405 -> KEY;
            default -> answer.status() < 400 ? KEY : REFUSED;
        };
    }

    private static String wayOut(SpeechException.Kind kind) {
        return switch (kind) {
            case KEY ->
                "; check OPENAI_SPEECH_API_KEY, OPENAI_SPEECH_BASE_URL, OPENAI_SPEECH_MODEL and what is left of the"
                        + " account's money";
            case RATE -> "; lower OPENAI_SPEECH_REQUESTS_PER_SECOND";
            case REFUSED -> "; check OPENAI_SPEECH_VOICE and OPENAI_SPEECH_FORMAT";
            case TOO_LONG -> "; lower OPENAI_SPEECH_LONGEST_TEXT";
            case TROUBLE -> "";
        };
    }

    private JsonNode error(String text) {
        try {
            JsonNode body = json.readTree(text);
            return body == null ? MissingNode.getInstance() : body.path("error");
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
