package dev.sceneroute.speech.local;

import dev.sceneroute.speech.SpeechException;
import dev.sceneroute.speech.SpeechException.Kind;
import dev.sceneroute.speech.SpokenPiece;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.exec.ExecBinding;

/** The folder a program speaks in: what it is told, and what it leaves. */
record WorkFolder(Path path) {

    /** Writes a file the program reads. */
    void write(String name, String text) {
        try {
            Files.writeString(path.resolve(name), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(name + " cannot be written in " + path, failed);
        }
    }

    /** Tells camel-exec how to run it. */
    void order(Exchange exchange, List<String> arguments, Duration limit) {
        Map<String, Object> headers = exchange.getMessage().getHeaders();
        headers.put(ExecBinding.EXEC_COMMAND_ARGS, List.copyOf(arguments));
        headers.put(ExecBinding.EXEC_COMMAND_WORKING_DIR, path.toString());
        headers.put(ExecBinding.EXEC_COMMAND_TIMEOUT, limit.toMillis());
    }

    /**
     * What was spoken; it tells of no times.
     *
     * @throws SpeechException of the kind {@code TROUBLE} if there is no sound
     */
    SpokenPiece spoken(String engine) {
        Path sound = path.resolve(SpeechProgram.SOUND);
        try {
            if (!Files.isRegularFile(sound) || Files.size(sound) == 0) {
                throw new SpeechException(Kind.TROUBLE, engine + " ended well and left no sound in " + sound);
            }
            return new SpokenPiece(sound, List.of());
        } catch (IOException failed) {
            throw new UncheckedIOException(sound + " cannot be read", failed);
        }
    }
}
