package dev.sceneroute.speech;

import java.nio.file.Path;
import java.util.List;

/**
 * What an engine gave back for a {@link SpeechPiece}.
 *
 * @param audio its sound, in a format FFmpeg reads: WAV, MP3, Ogg or FLAC
 * @param words when the words of the piece's text are heard; empty if the engine tells nothing of it
 */
public record SpokenPiece(Path audio, List<TimedWord> words) {

    /** Copies the list. */
    public SpokenPiece {
        words = List.copyOf(words);
    }
}
