package dev.sceneroute.speech.google;

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

/** What a refusal of Google's means: by status, and by words where one status means several things. */
final class GoogleFailures {
    private static final Pattern LENGTH =
            Pattern.compile("longer than the limit|too long|exceeds? the (limit|maximum)");
    private static final Pattern WRONG_KEY = Pattern.compile("api[ _]key[ _](not valid|invalid|expired)");

    private final ObjectMapper json;

    GoogleFailures(ObjectMapper json) {
        this.json = json;
    }

    /** The failure a refusal is for us. */
    SpeechException of(SpeechAnswer answer) {
        JsonNode error = error(answer.refusal());
        String words = error.path("message").asText("");
        String status = error.path("status").asText("");
        SpeechException.Kind kind = kind(answer, status, error.toString().toLowerCase(Locale.ROOT));
        return new SpeechException(
                kind,
                "Google did not speak (" + answer.status() + (status.isEmpty() ? "" : " " + status) + "): "
                        + SpeechHttp.excerpt(words.isEmpty() ? answer.refusal() : words) + wayOut(kind));
    }

    private static SpeechException.Kind kind(SpeechAnswer answer, String status, String words) {
        return switch (answer.status()) {
            case 429 -> RATE;
            case 408, 409, 499 -> TROUBLE;
            case 400 -> {
                if (WRONG_KEY.matcher(words).find()) {
                    yield KEY;
                }
                yield LENGTH.matcher(words).find() ? TOO_LONG : REFUSED;
            }
            case 413 -> TOO_LONG;
            case 401, 403, 404, 405 -> KEY;
            default -> answer.status() < 400 || status.equals("UNAUTHENTICATED") ? KEY : REFUSED;
        };
    }

    private static String wayOut(SpeechException.Kind kind) {
        return switch (kind) {
            case KEY ->
                "; check GOOGLE_SPEECH_API_KEY or GOOGLE_SPEECH_ACCESS_TOKEN, GOOGLE_SPEECH_BASE_URL, and that the project"
                        + " may use Text-to-Speech";
            case RATE -> "; lower GOOGLE_SPEECH_REQUESTS_PER_SECOND";
            case REFUSED -> "; check the voice in google-speech.voices";
            case TOO_LONG, TROUBLE -> "";
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
