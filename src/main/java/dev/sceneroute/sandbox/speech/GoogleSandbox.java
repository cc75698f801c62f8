package dev.sceneroute.sandbox.speech;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sceneroute.sandbox.SandboxReply;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Google's Text-to-Speech, simulated: {@code POST /v1beta1/text:synthesize}. */
public final class GoogleSandbox {
    private static final int MOST_BYTES = 5000;
    private static final int RATE = 24_000;
    private static final String JSON = "application/json; charset=UTF-8";
    private static final Set<String> ENCODINGS = Set.of("LINEAR16", "MP3", "OGG_OPUS", "MULAW", "ALAW", "PCM", "M4A");
    private static final Pattern VOICE = Pattern.compile(
            "([a-z]{2,3}-[A-Z]{2})-(Standard|Wavenet|Neural2|News|Studio|Chirp-HD|Chirp3-HD)-[A-Za-z]+");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z]{4})?(-([A-Z]{2}|[0-9]{3}))?");

    private final SpeechDesk desk;
    private final String apiKey;

    GoogleSandbox(SpeechDesk desk, String apiKey) {
        this.desk = desk;
        this.apiKey = apiKey;
    }

    /**
     * Speaks, and tells when the marks are reached.
     *
     * @param exchange the request
     */
    public void speak(Exchange exchange) {
        desk.answer(SpeechService.GOOGLE, exchange, GoogleSandbox::refusal, () -> {
            checkKey(exchange.getMessage());
            JsonNode request = SpeechDesk.object(SpeechDesk.body(exchange), invalid("Invalid JSON payload received."));
            SpokenScript script = script(request.path("input"));
            boolean marksHonoured = checkVoice(request);
            double speed = checkAudio(request.path("audioConfig"));
            troubles();
            return sound(request, script, speed, marksHonoured);
        });
    }

    private static SandboxReply refusal(SpeechRefusal refusal) {
        ObjectNode body = SpeechDesk.JSON.createObjectNode();
        body.putObject("error")
                .put("code", refusal.status())
                .put("message", refusal.words())
                .put("status", refusal.code());
        SandboxReply reply = SandboxReply.of(refusal.status(), JSON, SpeechDesk.bytes(body));
        return refusal.status() == 503 ? reply.with("Retry-After", "1") : reply;
    }

    private void checkKey(Message message) {
        String key = Objects.requireNonNullElse(message.getHeader("X-Goog-Api-Key", String.class), "");
        String bearer = Objects.requireNonNullElse(message.getHeader("Authorization", String.class), "");
        if (key.isEmpty() && bearer.isEmpty()) {
            throw new SpeechRefusal(
                    403,
                    "PERMISSION_DENIED",
                    "Method doesn't allow unregistered callers (callers without established"
                            + " identity). Please use API Key or other form of API consumer identity to call this API.");
        }
        if (!key.isEmpty() && !key.equals(apiKey)) {
            throw invalid("API key not valid. Please pass a valid API key.");
        }
        if (key.isEmpty() && !bearer.equals("Bearer " + apiKey)) {
            throw new SpeechRefusal(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
        }
    }

    private static SpokenScript script(JsonNode input) {
        boolean marked = input.hasNonNull("ssml");
        String text = input.path(marked ? "ssml" : "text").asText("");
        if (text.isEmpty() || (marked && input.hasNonNull("text"))) {
            throw invalid("Request must contain exactly one of `input.text` and `input.ssml`.");
        }
        if (text.getBytes(UTF_8).length > MOST_BYTES) {
            throw invalid("Either `input.text` or `input.ssml` is longer than the limit of 5000 bytes. This limit is"
                    + " different from quotas.");
        }
        try {
            return marked ? SpokenScript.ssml(text) : SpokenScript.plain(text);
        } catch (XMLStreamException e) {
            throw invalid("Invalid SSML. Newer voices like Neural2 require valid SSML.");
        }
    }

    /** Whether the voice honours marks. */
    private static boolean checkVoice(JsonNode request) {
        String language = request.path("voice").path("languageCode").asText("");
        if (!LANGUAGE.matcher(language).matches()) {
            throw invalid("Invalid language code '" + language + "'.");
        }
        String name = request.path("voice").path("name").asText("");
        if (name.isEmpty()) {
            return true;
        }
        if (!VOICE.matcher(name).matches()) {
            throw invalid("Voice '" + name + "' does not exist. Is it misspelled?");
        }
        if (!name.startsWith(language)) {
            throw invalid("Requested language code '" + language + "' doesn't match the voice '" + name
                    + "''s language code.");
        }
        if (name.contains("Chirp") && request.path("input").hasNonNull("ssml")) {
            throw invalid("This voice does not support SSML.");
        }
        return !name.contains("Studio");
    }

    private static double checkAudio(JsonNode config) {
        String encoding = config.path("audioEncoding").asText("");
        if (!ENCODINGS.contains(encoding)) {
            throw invalid("Invalid value at 'audio_config.audio_encoding', \"" + encoding + "\"");
        }
        if (!encoding.equals("LINEAR16")) {
            throw invalid("SANDBOX: the simulated service makes LINEAR16 only, not " + encoding);
        }
        double speed = config.path("speakingRate").asDouble(1);
        if (speed < 0.25 || speed > 2) {
            throw invalid("Invalid speaking_rate: must be between 0.25 and 2.0");
        }
        return speed;
    }

    private void troubles() {
        if (desk.strikes(SpeechFault.THROTTLED)) {
            throw new SpeechRefusal(429, "RESOURCE_EXHAUSTED", "Quota exceeded for quota metric 'All requests'.");
        }
        if (desk.strikes(SpeechFault.ACCOUNT_CLOSED)) {
            throw new SpeechRefusal(403, "PERMISSION_DENIED", "This API method requires billing to be enabled.");
        }
        if (desk.strikes(SpeechFault.ERROR)) {
            throw new SpeechRefusal(500, "INTERNAL", "Internal error encountered.");
        }
        if (desk.strikes(SpeechFault.UNAVAILABLE)) {
            throw new SpeechRefusal(503, "UNAVAILABLE", "The service is currently unavailable.");
        }
    }

    private SandboxReply sound(JsonNode request, SpokenScript script, double speed, boolean marksHonoured) {
        HummedText hummed = new HummedText(script.plain(), speed, RATE);
        ObjectNode body = SpeechDesk.JSON.createObjectNode();
        byte[] wav = WavBytes.of(hummed.samples(), RATE, hummed.samples().length);
        body.put("audioContent", Base64.getEncoder().encodeToString(wav));
        boolean asked = request.path("enableTimePointing").toString().contains("SSML_MARK");
        if (asked && marksHonoured && !desk.strikes(SpeechFault.NO_MARKS)) {
            ArrayNode points = body.putArray("timepoints");
            script.marks()
                    .forEach((name, index) ->
                            points.addObject().put("markName", name).put("timeSeconds", hummed.reaches(index)));
        }
        body.putObject("audioConfig").put("audioEncoding", "LINEAR16").put("sampleRateHertz", RATE);
        long billed = billed(script);
        return desk.sent(SpeechService.GOOGLE, billed, true, SandboxReply.of(200, JSON, SpeechDesk.bytes(body)));
    }

    /** All characters but those of mark tags (pricing page, read 2026-09). */
    private static long billed(SpokenScript script) {
        return script.sent().replaceAll("<mark[^>]*/>", "").codePoints().count();
    }

    private static SpeechRefusal invalid(String words) {
        return new SpeechRefusal(400, "INVALID_ARGUMENT", words);
    }
}
