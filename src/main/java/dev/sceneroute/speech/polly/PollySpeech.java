package dev.sceneroute.speech.polly;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sceneroute.runtime.PublicAddress;
import dev.sceneroute.runtime.Sha256;
import dev.sceneroute.speech.SpeechException;
import dev.sceneroute.speech.SpeechException.Kind;
import dev.sceneroute.speech.SpeechPiece;
import dev.sceneroute.speech.SpeechProvider;
import dev.sceneroute.speech.SpokenPiece;
import dev.sceneroute.speech.http.ArrivedSound;
import dev.sceneroute.speech.http.SpeechAnswer;
import dev.sceneroute.speech.http.SpeechCall;
import dev.sceneroute.speech.polly.PollySettings.PollyVoice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Amazon Polly as an engine that speaks: the steps of {@code routes/speech/polly.yaml}. */
@Component
public final class PollySpeech implements SpeechProvider {
    private static final Logger LOG = LoggerFactory.getLogger(PollySpeech.class);

    /** Billed characters a request: those of the text. */
    private static final int MOST_BILLED = 3000;

    /** Characters a request, tags and escapes included. */
    private static final int MOST_SENT = 6000;

    /** Any speed but the voice's own needs SSML, which is longer. */
    private static final double SLOWEST = 0.5;

    private final PollySettings settings;
    private final Supplier<String> loopback;
    private final ObjectMapper json;
    private final PollySignature signature;
    private final PollyFailures failures;
    private final PollyMarks marks;

    @Autowired
    PollySpeech(PollySettings settings, PublicAddress own, ObjectMapper json, Clock clock) {
        this(settings, own::loopback, json, clock);
    }

    PollySpeech(PollySettings settings, Supplier<String> loopback, ObjectMapper json, Clock clock) {
        this.settings = settings;
        this.loopback = loopback;
        this.json = json;
        this.signature = new PollySignature(settings, clock);
        this.failures = new PollyFailures(json);
        this.marks = new PollyMarks(json);
    }

    @Override
    public String name() {
        return "polly";
    }

    /** The simulated one only hums. */
    @Override
    public boolean draft() {
        return settings.simulated();
    }

    @Override
    public Optional<String> cannot(String language, @Nullable String voice) {
        if (!settings.hasKey()) {
            return Optional.of("Polly has no key: set POLLY_ACCESS_KEY, POLLY_SECRET_KEY and POLLY_REGION");
        }
        return settings.voice(language, voice).isPresent()
                ? Optional.empty()
                : Optional.of("Polly has no voice for " + language + ": set polly.voices." + language + ".name");
    }

    /** Characters are counted as UTF-16 has them, which is never less than Polly counts. */
    @Override
    public boolean takes(String text) {
        return text.length() <= MOST_BILLED
                && PollyText.of(new SpeechPiece(text, "", null, SLOWEST)).sent().length() <= MOST_SENT;
    }

    /** Voices belong to it, as a piece may leave the choice of its voice to the settings. */
    @Override
    public String variant() {
        String voices = new TreeMap<>(settings.voices()).toString();
        return String.join(
                " ",
                settings.engine().word(),
                settings.format().word(),
                String.valueOf(settings.format().rate()),
                settings.simulated() ? "simulated" : "real",
                Sha256.of(voices.getBytes(StandardCharsets.UTF_8)).substring(0, 16));
    }

    /**
     * The request for the sound.
     *
     * @throws SpeechException {@link Kind#KEY} or {@link Kind#REFUSED} if it {@link #cannot} be spoken, and
     *     {@link Kind#TOO_LONG} if it is not {@link #takes taken} at once; nothing is sent then
     */
    public SpeechCall sound(SpeechPiece piece) {
        cannot(piece.language(), piece.voice()).ifPresent(why -> {
            throw new SpeechException(settings.hasKey() ? Kind.REFUSED : Kind.KEY, why);
        });
        if (!takes(piece.text())) {
            throw new SpeechException(
                    Kind.TOO_LONG,
                    "Polly takes " + MOST_BILLED + " characters, not "
                            + piece.text().length());
        }
        ObjectNode body = request(piece, settings.format().word());
        body.put("SampleRate", String.valueOf(settings.format().rate()));
        return call(body, settings.format().sound().ending());
    }

    /** The request for the times of the same words. */
    public SpeechCall marks(SpeechPiece piece) {
        ObjectNode body = request(piece, "json");
        body.putArray("SpeechMarkTypes").add("word");
        return call(body, ".jsonl");
    }

    private ObjectNode request(SpeechPiece piece, String format) {
        PollyVoice voice = voice(piece);
        PollyText text = PollyText.of(piece);
        return json.createObjectNode()
                .put("Engine", voice.engine().word())
                .put("OutputFormat", format)
                .put("Text", text.sent())
                .put("TextType", text.type())
                .put("VoiceId", voice.name());
    }

    private SpeechCall call(ObjectNode body, String ending) {
        return SpeechCall.post(settings.address(loopback.get()) + "/v1/speech", body.toString(), ending);
    }

    private PollyVoice voice(SpeechPiece piece) {
        return settings.voice(piece.language(), piece.voice()).orElseThrow();
    }

    /** Signs a request; a signature holds for some minutes, so that each try gets its own. */
    public SpeechCall signed(SpeechCall call) {
        return signature.signed(call);
    }

    /**
     * Lets good answers pass.
     *
     * @throws SpeechException for a refusal, with its kind
     */
    public SpeechAnswer checked(SpeechAnswer answer) {
        if (!answer.good()) {
            throw failures.of(answer);
        }
        return answer;
    }

    /**
     * The sound, without any times yet.
     *
     * @throws SpeechException {@link Kind#TROUBLE} if it is none
     */
    public SpokenPiece heard(SpeechAnswer answer) {
        Path audio = ArrivedSound.of(
                answer, settings.format().sound(), settings.format().rate());
        return new SpokenPiece(audio, List.of());
    }

    /** Whether Polly is asked for times: its generative voices are not. */
    public boolean tellsWords(SpeechPiece piece) {
        return voice(piece).engine().tellsWords();
    }

    /**
     * The sound with the times.
     *
     * @param answer to the request for {@link #marks}
     * @throws SpeechException {@link Kind#TROUBLE} if the answer is no marks
     */
    public SpokenPiece timed(SpeechAnswer answer, SpeechPiece piece, SpokenPiece spoken) {
        try {
            return new SpokenPiece(
                    spoken.audio(),
                    marks.words(answer.body(), PollyText.of(piece), ArrivedSound.length(spoken.audio())));
        } finally {
            discard(answer.body());
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted: {}; it goes with its folder", file, e.toString());
        }
    }

    /** The sound as it is, where a voice that spoke refuses to tell times. */
    public SpokenPiece untimed(SpokenPiece spoken, SpeechException refusal) {
        LOG.info("Polly tells no times of words: {}", refusal.getMessage());
        return spoken;
    }

    /**
     * Ends a piece whose times could not be had. Its sound is deleted: kept without them it would stay without them.
     *
     * @throws SpeechException always: the failure
     */
    public void givenUp(SpokenPiece spoken, SpeechException failure) {
        discard(spoken.audio());
        throw failure;
    }
}
