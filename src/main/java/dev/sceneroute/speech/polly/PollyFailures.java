package dev.sceneroute.speech.polly;

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
import java.util.Set;

/** What a refusal of Polly's means: by the name of the error, and by the status only where there is no name. */
final class PollyFailures {
    private static final Set<String> THROTTLED = Set.of(
            "ThrottlingException",
            "Throttling",
            "TooManyRequestsException",
            "RequestLimitExceeded",
            "ProvisionedThroughputExceededException");

    private static final Set<String> KEYS = Set.of(
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "MissingAuthenticationTokenException",
            "MissingAuthenticationToken",
            "IncompleteSignatureException",
            "IncompleteSignature",
            "AccessDeniedException",
            "AccessDenied",
            "ExpiredTokenException",
            "ExpiredToken",
            "RequestExpired",
            "OptInRequired",
            "SubscriptionRequiredException");

    private static final Set<String> PASSING =
            Set.of("ServiceFailureException", "InternalFailure", "ServiceUnavailable", "RequestTimeout");

    private final ObjectMapper json;

    PollyFailures(ObjectMapper json) {
        this.json = json;
    }

    /** The failure a refusal is for us. */
    SpeechException of(SpeechAnswer answer) {
        JsonNode body = body(answer.refusal());
        String name = name(answer, body);
        String words = body.path("message").asText(body.path("Message").asText(""));
        SpeechException.Kind kind = kind(answer.status(), name);
        return new SpeechException(
                kind,
                "Polly did not speak (" + answer.status() + (name.isEmpty() ? "" : " " + name) + "): "
                        + SpeechHttp.excerpt(words.isEmpty() ? answer.refusal() : words) + wayOut(kind));
    }

    private static SpeechException.Kind kind(int status, String name) {
        if (name.equals("TextLengthExceededException")) {
            return TOO_LONG;
        }
        if (THROTTLED.contains(name) || status == 429) {
            return RATE;
        }
        if (PASSING.contains(name) || status == 408) {
            return TROUBLE;
        }
        // Neither a redirect nor "not found" can be about a text: somebody else answers at this address.
        boolean elsewhere = status < 400 || status == 404 || status == 405;
        boolean unknown = name.isEmpty() && (status == 401 || status == 403 || elsewhere);
        return KEYS.contains(name) || unknown ? KEY : REFUSED;
    }

    private static String wayOut(SpeechException.Kind kind) {
        return switch (kind) {
            case KEY ->
                "; check POLLY_ACCESS_KEY, POLLY_SECRET_KEY, POLLY_REGION, POLLY_BASE_URL and this machine's clock";
            case RATE -> "; lower POLLY_REQUESTS_PER_SECOND";
            case REFUSED -> "; check the voice and the engine in polly.voices";
            case TOO_LONG, TROUBLE -> "";
        };
    }

    /** As the header tells it, or as some gateways put it into the body: {@code com.amazonaws.polly#Name}. */
    private static String name(SpeechAnswer answer, JsonNode body) {
        String name = answer.errorType().isEmpty() ? body.path("__type").asText("") : answer.errorType();
        return name.replaceAll(".*#", "").strip();
    }

    private JsonNode body(String text) {
        try {
            JsonNode body = json.readTree(text);
            return body == null ? MissingNode.getInstance() : body;
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
