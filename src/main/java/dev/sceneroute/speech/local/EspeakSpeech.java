package dev.sceneroute.speech.local;

import dev.sceneroute.speech.Speaking;
import dev.sceneroute.speech.SpeechException;
import dev.sceneroute.speech.SpeechException.Kind;
import dev.sceneroute.speech.SpeechPiece;
import dev.sceneroute.speech.SpeechProvider;
import dev.sceneroute.speech.SpokenPiece;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Speaks with espeak-ng, if it is installed, in the languages it can be understood in. */
@Component
public class EspeakSpeech implements SpeechProvider, SpeechProgram {

    private static final Logger LOG = LoggerFactory.getLogger(EspeakSpeech.class);
    private static final String NAME = "espeak-ng";
    private static final int LONGEST = 3_000;

    /** Its own speed. */
    private static final int WORDS_PER_MINUTE = 175;

    /** Languages it lists and nobody understands: see the package for what was heard. */
    private static final Map<String, String> UNUSABLE = Map.of(
            "ja", "it reads every kanji as the words \"Chinese letter\"",
            "hak", "it reads every character as the words \"Chinese letter\"",
            "zh", "it spells Chinese instead of saying it",
            "cmn", "it spells Chinese instead of saying it");

    /** Cantonese is the one Chinese language whose characters it can read. */
    private static final String CANTONESE = "yue";

    private static final Pattern CHINESE_OR_JAPANESE = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");

    private final EspeakSettings settings;
    private final @Nullable String searchPath;
    private @Nullable EspeakVoices voices;

    /** Speaks with the program that is configured, or the one on the search path. */
    @Autowired
    public EspeakSpeech(EspeakSettings settings) {
        this(settings, System.getenv("PATH"));
    }

    EspeakSpeech(EspeakSettings settings, @Nullable String searchPath) {
        this.settings = settings;
        this.searchPath = searchPath;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean draft() {
        return true;
    }

    @Override
    public Optional<String> cannot(String language, @Nullable String voice) {
        String unusable = UNUSABLE.get(base(language));
        if (unusable != null) {
            return Optional.of("espeak-ng cannot be understood in " + language + ": " + unusable + ".");
        }
        if (found().isEmpty()) {
            return Optional.of("espeak-ng is not installed: install it, such as with apt-get install espeak-ng, or set"
                    + " sceneroute.speech.espeak-ng.path.");
        }
        EspeakVoices known = voices();
        if (known.isEmpty()) {
            return Optional.of("The program " + settings.executable() + " does not list voices as espeak-ng does.");
        }
        if (known.speaking(language).isEmpty()) {
            return Optional.of("espeak-ng does not speak " + language + ".");
        }
        return voice == null || known.called(voice).isPresent()
                ? Optional.empty()
                : Optional.of("espeak-ng has no voice " + voice + "; espeak-ng --voices lists them.");
    }

    @Override
    public boolean takes(String text) {
        return text.length() <= LONGEST;
    }

    @Override
    public String variant() {
        return "1 " + settings.executable();
    }

    @Override
    public Path executable() {
        return found().orElseThrow(() -> new SpeechException(Kind.TROUBLE, "espeak-ng is not installed any more"));
    }

    /**
     * Writes what is said and tells how the program is run.
     *
     * @throws SpeechException of the kind {@code REFUSED} if a text in another language has Chinese or Japanese in it
     */
    public void prepare(@Body SpeechPiece piece, @Variable(Speaking.FOLDER) Path folder, Exchange exchange) {
        if (!CANTONESE.equals(base(piece.language()))
                && CHINESE_OR_JAPANESE.matcher(piece.text()).find()) {
            throw new SpeechException(
                    Kind.REFUSED,
                    "espeak-ng reads each Chinese or Japanese character as \"Chinese letter\", and there are some in: "
                            + piece.text());
        }
        WorkFolder work = new WorkFolder(folder);
        // Two brackets would begin phonemes.
        work.write(TEXT, piece.text().replace("[[", "[ ["));
        String speed = Long.toString(Math.round(WORDS_PER_MINUTE * piece.speed()));
        work.order(
                exchange,
                List.of("-v", voice(piece), "-s", speed, "-b", "1", "-f", TEXT, "-w", SOUND),
                settings.limit());
    }

    /** Takes what it left. */
    public SpokenPiece spoken(@Variable(Speaking.FOLDER) Path folder) {
        return new WorkFolder(folder).spoken(NAME);
    }

    private String voice(SpeechPiece piece) {
        Optional<String> voice =
                piece.voice() == null ? voices().speaking(piece.language()) : voices().called(piece.voice());
        return voice.orElseThrow(() -> new SpeechException(
                Kind.REFUSED, "espeak-ng does not speak " + piece.language() + " with the voice " + piece.voice()));
    }

    private static String base(String language) {
        return language.toLowerCase(Locale.ROOT).split("-", 2)[0];
    }

    private Optional<Path> found() {
        return Executables.find(settings.executable(), searchPath);
    }

    /** Asked once; a list that could not be read is asked for again. */
    private synchronized EspeakVoices voices() {
        EspeakVoices known = voices;
        if (known == null || known.isEmpty()) {
            try {
                known = EspeakVoices.of(executable());
            } catch (IOException failed) {
                LOG.warn("The voices of {} cannot be read: {}", settings.executable(), failed.toString());
                known = EspeakVoices.read("");
            }
            voices = known;
        }
        return known;
    }
}
