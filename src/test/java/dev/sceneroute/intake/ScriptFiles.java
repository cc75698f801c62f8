package dev.sceneroute.intake;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** Files of the tests, in a folder that is new for each. */
final class ScriptFiles {
    private final ScriptFile reader = reader(DataSize.ofMegabytes(20));
    private final Path folder;

    ScriptFiles(Path folder) {
        this.folder = folder;
    }

    static ScriptFile reader(DataSize largest) {
        return new ScriptFile(new ScriptReader(), new IntakeProperties(largest));
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<NamedScript> read(String name, String text) {
        return reader.read(write(name, text));
    }

    InvalidScriptException refused(Path file) {
        return catchThrowableOfType(InvalidScriptException.class, () -> reader.read(file));
    }

    /** The first thing that is wrong with a file of this text. */
    Violation refusal(String name, String text) {
        return refused(write(name, text)).violations().get(0);
    }

    Violation refusal(String name, byte[] bytes) {
        return refused(write(name, bytes)).violations().get(0);
    }
}
