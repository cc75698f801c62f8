package dev.sceneroute.speech.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sceneroute.speech.Speaking;
import dev.sceneroute.speech.SpeechException;
import dev.sceneroute.speech.SpeechException.Kind;
import dev.sceneroute.speech.SpeechPiece;
import dev.sceneroute.speech.SpeechProvider;
import dev.sceneroute.speech.SpokenPiece;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Speaks with a program of one's own. */
@Component
public class CommandSpeech implements SpeechProvider, SpeechProgram {

    private static final String NAME = "command";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CommandSettings settings;

    /** Speaks with what is configured. */
    public CommandSpeech(CommandSettings settings) {
        this.settings = settings;
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
        if (settings.executable() == null) {
            return Optional.of("No command is configured; set sceneroute.speech.command.executable.");
        }
        if (found().isEmpty()) {
            return Optional.of("The command " + settings.executable() + " is no file that can be run.");
        }
        if (!settings.languages().isEmpty() && settings.languages().stream().noneMatch(tag -> covers(tag, language))) {
            return Optional.of("The command speaks " + String.join(", ", settings.languages()) + " and not " + language
                    + "; see sceneroute.speech.command.languages.");
        }
        if (voice != null && !settings.voices().contains(voice)) {
            return Optional.of("The command has no voice " + voice + "; see sceneroute.speech.command.voices.");
        }
        return Optional.empty();
    }

    @Override
    public boolean takes(String text) {
        return text.length() <= settings.longest();
    }

    @Override
    public String variant() {
        return settings.variant() + " " + settings.executable() + " " + settings.arguments();
    }

    @Override
    public Path executable() {
        return found().orElseThrow(() -> new SpeechException(
                Kind.TROUBLE, "The command " + settings.executable() + " is no file that can be run any more"));
    }

    /** Writes what is said and tells how the program is run. */
    public void prepare(@Body SpeechPiece piece, @Variable(Speaking.FOLDER) Path folder, Exchange exchange)
            throws JsonProcessingException {
        WorkFolder work = new WorkFolder(folder);
        work.write(TEXT, piece.text());
        work.write(CommandSettings.ORDER, JSON.writeValueAsString(piece));
        work.order(exchange, settings.line(), settings.limit());
    }

    /** Takes what it left. */
    public SpokenPiece spoken(@Variable(Speaking.FOLDER) Path folder) {
        return new WorkFolder(folder).spoken(NAME);
    }

    private Optional<Path> found() {
        return settings.executable() == null
                ? Optional.empty()
                : Executables.find(settings.executable(), System.getenv("PATH"));
    }

    /** {@code en} covers {@code en-GB}. */
    private static boolean covers(String tag, String language) {
        String wanted = language.toLowerCase(Locale.ROOT);
        String spoken = tag.toLowerCase(Locale.ROOT);
        return wanted.equals(spoken) || wanted.startsWith(spoken + "-");
    }
}
