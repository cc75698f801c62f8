package dev.sceneroute.speech.http;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an engine answered, with a status below 500: a body that arrived as a whole, or a refusal.
 *
 * @param status HTTP status
 * @param contentType without its parameters, in lower case; empty if none was told
 * @param errorType Amazon's name of what went wrong ({@code x-amzn-ErrorType}); empty if it was not told
 * @param file the body of an answer that is good, else nothing
 * @param refusal the text of one that is not, at most 64 KB and without our key; else empty
 */
public record SpeechAnswer(
        int status,
        String contentType,
        String errorType,
        @Nullable Path file,
        String refusal) {

    /** Whether the engine did what it was asked. */
    public boolean good() {
        return file != null;
    }

    /** The body of an answer that is good. */
    public Path body() {
        return Objects.requireNonNull(file, "a refusal has no body");
    }
}
