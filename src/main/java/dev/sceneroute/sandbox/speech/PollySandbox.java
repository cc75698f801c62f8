package dev.sceneroute.sandbox.speech;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sceneroute.sandbox.SandboxReply;
import dev.sceneroute.sandbox.speech.HummedText.Word;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.apache.camel.Exchange;

/** Amazon Polly, simulated: {@code POST /v1/speech}. */
public final class PollySandbox {
    private static final int MOST_BILLED = 3000;
    private static final int MOST_SENT = 6000;
    private static final Set<String> ENGINES = Set.of("standard", "neural", "long-form", "generative");
    private static final Set<String> FORMATS = Set.of("json", "mp3", "ogg_opus", "ogg_vorbis", "pcm", "mulaw", "alaw");
    private static final Set<String> PCM_RATES = Set.of("8000", "16000");

    /** Some of Polly's voices and the engines each has (list of voices, read 2026-09). */
    private static final Map<String, Set<String>> VOICES = Map.ofEntries(
            Map.entry("Amy", Set.of("standard", "neural", "generative")),
            Map.entry("Bianca", Set.of("standard", "neural", "generative")),
            Map.entry("Camila", Set.of("standard", "neural", "generative")),
            Map.entry("Elin", Set.of("neural")),
            Map.entry("Hala", Set.of("neural")),
            Map.entry("Joanna", Set.of("standard", "neural", "generative")),
            Map.entry("Kajal", Set.of("neural", "generative")),
            Map.entry("Kazuha", Set.of("neural")),
            Map.entry("Laura", Set.of("neural", "generative")),
            Map.entry("Lea", Set.of("standard", "neural", "generative")),
            Map.entry("Lucia", Set.of("standard", "neural", "generative")),
            Map.entry("Matthew", Set.of("standard", "neural", "generative")),
            Map.entry("Mia", Set.of("standard", "neural", "generative")),
            Map.entry("Ola", Set.of("neural", "generative")),
            Map.entry("Seoyeon", Set.of("standard", "neural", "generative")),
            Map.entry("Takumi", Set.of("standard", "neural")),
            Map.entry("Vicki", Set.of("standard", "neural", "generative")),
            Map.entry("Zhiyu", Set.of("standard", "neural")));

    private final SpeechDesk desk;
    private final AwsSignatureCheck signature;

    PollySandbox(SpeechDesk desk, AwsSignatureCheck signature) {
        this.desk = desk;
        this.signature = signature;
    }

    /**
     * Speaks, or tells when the words would be heard.
     *
     * @param exchange the request
     */
    public void speak(Exchange exchange) {
        desk.answer(SpeechService.POLLY, exchange, PollySandbox::refusal, () -> {
            byte[] body = SpeechDesk.body(exchange);
            signature.check(exchange.getMessage(), body);
            JsonNode request = SpeechDesk.object(
                    body, new SpeechRefusal(400, "SerializationException", "The body is no JSON object"));
            SpokenScript script = checked(request);
            troubles();
            marksTrouble(request);
            return request.path("OutputFormat").asText().equals("json") ? marks(script) : sound(request, script);
        });
    }

    private static SandboxReply refusal(SpeechRefusal refusal) {
        ObjectNode body = SpeechDesk.JSON.createObjectNode().put("message", refusal.words());
        return SandboxReply.of(refusal.status(), "application/json", SpeechDesk.bytes(body))
                .with("x-amzn-ErrorType", refusal.code() + ":");
    }

    private void troubles() {
        if (desk.strikes(SpeechFault.THROTTLED)) {
            throw new SpeechRefusal(400, "ThrottlingException", "Rate exceeded");
        }
        if (desk.strikes(SpeechFault.ACCOUNT_CLOSED)) {
            throw new SpeechRefusal(
                    403, "AccessDeniedException", "User is not authorized to perform: polly:SynthesizeSpeech");
        }
        if (desk.strikes(SpeechFault.ERROR)) {
            throw new SpeechRefusal(
                    500, "ServiceFailureException", "An unknown condition has caused a service failure.");
        }
        if (desk.strikes(SpeechFault.UNAVAILABLE)) {
            throw new SpeechRefusal(503, "ServiceUnavailable", "The service is unavailable.");
        }
    }

    private void marksTrouble(JsonNode request) {
        if (request.path("OutputFormat").asText().equals("json") && desk.strikes(SpeechFault.MARKS_ERROR)) {
            throw new SpeechRefusal(
                    500, "ServiceFailureException", "An unknown condition has caused a service failure.");
        }
    }

    private SpokenScript checked(JsonNode request) {
        String voice = oneOf(request, "VoiceId", VOICES.keySet(), "");
        String format = oneOf(request, "OutputFormat", FORMATS, "");
        String engine = oneOf(request, "Engine", ENGINES, "standard");
        if (!VOICES.getOrDefault(voice, Set.of()).contains(engine)) {
            throw invalid("This voice does not support the selected engine: " + engine);
        }
        boolean marked = !request.path("SpeechMarkTypes").isEmpty();
        if (marked && !format.equals("json")) {
            throw new SpeechRefusal(
                    400,
                    "MarksNotSupportedForFormatException",
                    "Speech marks are not supported for the OutputFormat selected. They are only available for json.");
        }
        checkFormat(request, format, marked);
        return script(request);
    }

    private void checkFormat(JsonNode request, String format, boolean marked) {
        if (format.equals("json")) {
            if (!marked) {
                throw invalid("SpeechMarkTypes must be given for OutputFormat json");
            }
            if (request.path("Engine").asText().equals("generative") || desk.strikes(SpeechFault.NO_MARKS)) {
                throw new SpeechRefusal(
                        400, "MarksNotSupportedForFormatException", "This voice of the sandbox tells no speech marks.");
            }
        } else if (!format.equals("pcm")) {
            throw invalid("SANDBOX: the simulated Polly makes pcm only, not " + format);
        } else if (!PCM_RATES.contains(request.path("SampleRate").asText("16000"))) {
            throw new SpeechRefusal(400, "InvalidSampleRateException", "The specified sample rate is not valid.");
        }
    }

    private static SpokenScript script(JsonNode request) {
        String text = request.path("Text").asText("");
        if (text.isEmpty()) {
            throw invalid(
                    "1 validation error detected: Value at 'text' failed to satisfy constraint: Member must not be"
                            + " null");
        }
        try {
            SpokenScript script =
                    oneOf(request, "TextType", Set.of("text", "ssml"), "text").equals("ssml")
                            ? SpokenScript.ssml(text)
                            : SpokenScript.plain(text);
            if (length(text) > MOST_SENT || length(script.plain()) > MOST_BILLED) {
                throw new SpeechRefusal(400, "TextLengthExceededException", "Maximum text length has been exceeded");
            }
            return script;
        } catch (XMLStreamException e) {
            throw new SpeechRefusal(400, "InvalidSsmlException", "Invalid SSML request");
        }
    }

    private SandboxReply sound(JsonNode request, SpokenScript script) {
        int rate = Integer.parseInt(request.path("SampleRate").asText("16000"));
        byte[] samples = new HummedText(script.plain(), script.rate(), rate).samples();
        SandboxReply reply = SandboxReply.of(200, "audio/pcm", samples)
                .with("x-amzn-RequestCharacters", String.valueOf(length(script.plain())));
        return desk.sent(SpeechService.POLLY, length(script.plain()), true, reply);
    }

    /** Times do not depend on the sample rate. */
    private SandboxReply marks(SpokenScript script) {
        HummedText hummed = new HummedText(script.plain(), script.rate(), 16_000);
        StringBuilder lines = new StringBuilder();
        for (Word word : hummed.words()) {
            lines.append(line(script, hummed, word)).append('\n');
        }
        SandboxReply reply = SandboxReply.of(
                        200, "application/x-json-stream", lines.toString().getBytes(UTF_8))
                .with("x-amzn-RequestCharacters", String.valueOf(length(script.plain())));
        return desk.sent(SpeechService.POLLY, length(script.plain()), false, reply);
    }

    private static ObjectNode line(SpokenScript script, HummedText hummed, Word word) {
        return SpeechDesk.JSON
                .createObjectNode()
                .put("time", Math.round(1000 * hummed.seconds(word.from())))
                .put("type", "word")
                .put("start", bytes(script.sent(), script.begins(word.start())))
                .put("end", bytes(script.sent(), script.ends(word.end())))
                .put("value", script.plain().substring(word.start(), word.end()));
    }

    private static int bytes(String text, int upTo) {
        return text.substring(0, upTo).getBytes(UTF_8).length;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String oneOf(JsonNode request, String field, Set<String> allowed, String otherwise) {
        String value = request.path(field).asText(otherwise);
        if (!allowed.contains(value)) {
            throw invalid("1 validation error detected: Value '" + value + "' at '" + field
                    + "' failed to satisfy constraint: Member must satisfy enum value set: "
                    + List.copyOf(allowed));
        }
        return value;
    }

    private static SpeechRefusal invalid(String words) {
        return new SpeechRefusal(400, "ValidationException", words);
    }
}
