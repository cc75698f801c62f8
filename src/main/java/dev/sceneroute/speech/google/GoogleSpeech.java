package dev.sceneroute.speech.google;

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
import dev.sceneroute.speech.TimedWord;
import dev.sceneroute.speech.http.ArrivedSound;
import dev.sceneroute.speech.http.SpeechAnswer;
import dev.sceneroute.speech.http.SpeechCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Google's Text-to-Speech as an engine that speaks: the steps of {@code routes/speech/google.yaml}. */
@Component
public final class GoogleSpeech implements SpeechProvider {
    private static final Logger LOG = LoggerFactory.getLogger(GoogleSpeech.class);

    /** Bytes a request, marks and escapes included. */
    private static final int MOST_BYTES = 5000;

    private final GoogleSettings settings;
    private final Supplier<String> loopback;
    private final ObjectMapper json;
    private final GoogleFailures failures;

    @Autowired
    GoogleSpeech(GoogleSettings settings, PublicAddress own, ObjectMapper json) {
        this(settings, own::loopback, json);
    }

    GoogleSpeech(GoogleSettings settings, Supplier<String> loopback, ObjectMapper json) {
        this.settings = settings;
        this.loopback = loopback;
        this.json = json;
        this.failures = new GoogleFailures(json);
    }

    @Override
    public String name() {
        return "google";
    }

    /** The simulated one only hums. */
    @Override
    public boolean draft() {
        return settings.simulated();
    }

    @Override
    public Optional<String> cannot(String language, @Nullable String voice) {
        return settings.hasKey()
                ? Optional.empty()
                : Optional.of("Google's Text-to-Speech has no key: set GOOGLE_SPEECH_API_KEY, or"
                        + " GOOGLE_SPEECH_ACCESS_TOKEN");
    }

    @Override
    public boolean takes(String text) {
        return text.length() <= MOST_BYTES && MarkedText.of(text).ssml().getBytes(UTF_8).length <= MOST_BYTES;
    }

    /** Voices belong to it, as a piece may leave the choice of its voice to the settings. */
    @Override
    public String variant() {
        String voices = new TreeMap<>(settings.voices()) + " " + settings.plainVoices();
        return String.join(
                " ",
                settings.format().name(),
                settings.simulated() ? "simulated" : "real",
                Sha256.of(voices.getBytes(UTF_8)).substring(0, 16));
    }

    /**
     * The request for sound and times.
     *
     * @throws SpeechException {@link Kind#KEY} if there is none, {@link Kind#TOO_LONG} if the piece is not
     *     {@link #takes taken} at once; nothing is sent then
     */
    public SpeechCall ask(SpeechPiece piece) {
        cannot(piece.language(), piece.voice()).ifPresent(why -> {
            throw new SpeechException(Kind.KEY, why);
        });
        if (!takes(piece.text())) {
            throw new SpeechException(Kind.TOO_LONG, "Google takes " + MOST_BYTES + " bytes with marks, not this text");
        }
        String address = settings.address(loopback.get()) + "/v1beta1/text:synthesize";
        return SpeechCall.post(address, request(piece).toString(), ".json").with(settings.proof());
    }

    private ObjectNode request(SpeechPiece piece) {
        Optional<String> voice = settings.voice(piece.language(), piece.voice());
        ObjectNode body = json.createObjectNode();
        if (settings.takesMarks(voice)) {
            body.putObject("input").put("ssml", MarkedText.of(piece.text()).ssml());
            body.putArray("enableTimePointing").add("SSML_MARK");
        } else {
            body.putObject("input").put("text", piece.text());
        }
        ObjectNode who = body.putObject("voice").put("languageCode", languageCode(piece.language(), voice));
        voice.ifPresent(name -> who.put("name", name));
        ObjectNode how = body.putObject("audioConfig")
                .put("audioEncoding", settings.format().name());
        if (Math.round(piece.speed() * 100) != 100) {
            how.put("speakingRate", Math.round(piece.speed() * 100) / 100.0);
        }
        return body;
    }

    /** A voice's name begins with its language; Google calls Mandarin by its own name. */
    private static String languageCode(String language, Optional<String> voice) {
        Optional<String> ofVoice = voice.filter(name -> name.matches("[a-z]{2,3}-[A-Z]{2}-.+"))
                .map(name -> name.replaceFirst("^([a-z]{2,3}-[A-Z]{2})-.+$", "$1"));
        Locale locale = Locale.forLanguageTag(language);
        return ofVoice.orElse(locale.getLanguage().equals("zh") ? "cmn-CN" : language);
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
     * Sound and times of an answer.
     *
     * @throws SpeechException {@link Kind#TROUBLE} if it is no sound; nothing of it is left then
     */
    public SpokenPiece heard(SpeechAnswer answer, SpeechPiece piece) {
        Path body = answer.body();
        Path sound = body.resolveSibling(
                body.getFileName() + settings.format().sound().ending());
        try {
            if (!answer.contentType().endsWith("json")) {
                throw new IOException("it is of type \"" + answer.contentType() + "\"");
            }
            GoogleAnswer read = GoogleAnswer.read(json, body, sound);
            ArrivedSound.of(sound, settings.format().sound(), 0);
            return new SpokenPiece(sound, words(read, piece, ArrivedSound.length(sound)));
        } catch (IOException e) {
            discard(sound);
            throw new SpeechException(Kind.TROUBLE, "Google's answer cannot be read: " + e.getMessage(), e);
        } finally {
            discard(body);
        }
    }

    private List<TimedWord> words(GoogleAnswer read, SpeechPiece piece, Optional<Duration> length) {
        return settings.takesMarks(settings.voice(piece.language(), piece.voice()))
                ? read.words(MarkedText.of(piece.text()).words(), length)
                : List.of();
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted: {}; it goes with its folder", file, e.toString());
        }
    }
}
