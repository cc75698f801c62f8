package dev.sceneroute.speech.local;

import dev.sceneroute.speech.SoundWriting;
import dev.sceneroute.speech.Speaking;
import dev.sceneroute.speech.SpeakingTime;
import dev.sceneroute.speech.SpeechPiece;
import dev.sceneroute.speech.SpeechProvider;
import dev.sceneroute.speech.SpokenPiece;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says nothing, for as long as it would take to say it ({@link SpeakingTime}): the last in the order, so that a draft can
 * be made of any script, with subtitles that stay as long as they would.
 */
@Component
public class SilenceSpeech implements SpeechProvider {

    private static final int RATE = 48_000;
    private static final int LONGEST = 5_000;

    /** Even a text one cannot count is looked at for a moment. */
    private static final double SHORTEST_SECONDS = 0.3;

    @Override
    public String name() {
        return "silence";
    }

    @Override
    public boolean draft() {
        return true;
    }

    @Override
    public Optional<String> cannot(String language, @Nullable String voice) {
        return voice == null ? Optional.empty() : Optional.of("Silence has no voices, and none called " + voice + ".");
    }

    @Override
    public boolean takes(String text) {
        return text.length() <= LONGEST;
    }

    @Override
    public String variant() {
        return "1";
    }

    /** Writes the silence. */
    public SpokenPiece speak(@Body SpeechPiece piece, @Variable(Speaking.FOLDER) Path folder) {
        Path sound = folder.resolve(SpeechProgram.SOUND);
        double seconds = Math.max(SpeakingTime.seconds(piece.text()) / piece.speed(), SHORTEST_SECONDS);
        try (SoundWriting writing = new SoundWriting(sound, 1)) {
            writing.silence(Math.round(seconds * RATE));
        } catch (IOException failed) {
            throw new UncheckedIOException(sound + " cannot be written", failed);
        }
        return new SpokenPiece(sound, List.of());
    }
}
