package dev.sceneroute.speech.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** OpenAI's speech, or a server's like it, as an engine that speaks: the steps of {@code routes/speech/openai.yaml}. */
@Component
public final class OpenAiSpeech implements SpeechProvider {
    private final OpenAiSettings settings;
    private final Supplier<String> loopback;
    private final ObjectMapper json;
    private final OpenAiFailures failures;

    @Autowired
    OpenAiSpeech(OpenAiSettings settings, PublicAddress own, ObjectMapper json) {
        this(settings, own::loopback, json);
    }

    OpenAiSpeech(OpenAiSettings settings, Supplier<String> loopback, ObjectMapper json) {
        this.settings = settings;
        this.loopback = loopback;
        this.json = json;
        this.failures = new OpenAiFailures(json);
    }

    @Override
    public String name() {
        return "openai";
    }

    /** The simulated one only hums. */
    @Override
    public boolean draft() {
        return settings.simulated();
    }

    @Override
    public Optional<String> cannot(String language, @Nullable String voice) {
        return settings.reachable()
                ? Optional.empty()
                : Optional.of("OpenAI's speech has no key: set OPENAI_SPEECH_API_KEY, or OPENAI_SPEECH_BASE_URL for a"
                        + " server of your own");
    }

    /** Characters are counted as UTF-16 has them, which is never less than the server counts. */
    @Override
    public boolean takes(String text) {
        return text.length() <= settings.longestText();
    }

    /** Voices belong to it, as a piece may leave the choice of its voice to the settings. */
    @Override
    public String variant() {
        String rest = String.join(
                "\n",
                settings.baseUrl(),
                settings.voice(),
                new TreeMap<>(settings.voices()).toString(),
                settings.instructed() ? settings.instructions() : "");
        return String.join(
                " ",
                settings.model(),
                settings.format().word(),
                settings.simulated() ? "simulated" : "real",
                Sha256.of(rest.getBytes(UTF_8)).substring(0, 16));
    }

    /**
     * The request for the sound.
     *
     * @throws SpeechException {@link Kind#KEY} if there is none, {@link Kind#TOO_LONG} if the piece is not
     *     {@link #takes taken} at once; nothing is sent then
     */
    public SpeechCall ask(SpeechPiece piece) {
        cannot(piece.language(), piece.voice()).ifPresent(why -> {
            throw new SpeechException(Kind.KEY, why);
        });
        if (!takes(piece.text())) {
            throw new SpeechException(
                    Kind.TOO_LONG,
                    "OpenAI's speech takes " + settings.longestText() + " characters, not "
                            + piece.text().length());
        }
        ObjectNode body = json.createObjectNode()
                .put("model", settings.model())
                .put("input", piece.text())
                .put("voice", settings.voice(piece.language(), piece.voice()))
                .put("response_format", settings.format().word());
        if (settings.instructed()) {
            body.put("instructions", settings.instructions());
        }
        if (Math.round(piece.speed() * 100) != 100) {
            body.put("speed", Math.round(piece.speed() * 100) / 100.0);
        }
        String address = settings.address(loopback.get()) + "/v1/audio/speech";
        return SpeechCall.post(
                        address, body.toString(), settings.format().sound().ending())
                .with(settings.proof());
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
     * The sound of an answer; there are no times.
     *
     * @throws SpeechException {@link Kind#TROUBLE} if it is no sound; nothing of it is left then
     */
    public SpokenPiece heard(SpeechAnswer answer) {
        return new SpokenPiece(ArrivedSound.of(answer, settings.format().sound(), settings.pcmRate()), List.of());
    }
}
