package dev.sceneroute.speech.http;

import dev.sceneroute.speech.SpeechException;
import dev.sceneroute.speech.SpeechException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer's body, looked at before it is called sound. */
public final class ArrivedSound {
    private static final int HEAD = 16;

    private ArrivedSound() {}

    /**
     * Checks that an answer is sound of the format that was asked for, and makes a file of it that FFmpeg reads and whose
     * header is true.
     *
     * @param answer a good answer
     * @param format what was asked for
     * @param rate samples a second, for {@link SoundFormat#PCM}, which does not tell it
     * @return the file, where the body was
     * @throws SpeechException {@link Kind#TROUBLE} if it is something else; the file is deleted then
     */
    public static Path of(SpeechAnswer answer, SoundFormat format, int rate) {
        String type = answer.contentType();
        // Servers like OpenAI's name all kinds of audio types, and some none; the first bytes decide.
        if (!type.startsWith("audio/") && !type.equals("application/octet-stream") && !type.equals("application/ogg")) {
            throw refused(answer.body(), "is of type \"" + type + "\"", null);
        }
        return of(answer.body(), format, rate);
    }

    /**
     * The same for a file whose type nobody told.
     *
     * @throws SpeechException {@link Kind#TROUBLE} if it is something else; the file is deleted then
     */
    public static Path of(Path file, SoundFormat format, int rate) {
        try {
            byte[] head = head(file);
            if (!format.begins(head)) {
                throw refused(file, head.length == 0 ? "is empty" : "does not begin like " + format, null);
            }
            if (format == SoundFormat.PCM) {
                WavFile.wrap(file, rate);
            } else if (format == SoundFormat.WAV) {
                WavFile.tellLength(file);
            }
            return file;
        } catch (IOException e) {
            throw refused(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * How long a sound lasts, where its file tells that at once.
     *
     * @param file as {@link #of} gave it back
     * @return nothing for formats other than WAV
     * @throws SpeechException {@link Kind#TROUBLE} if the file cannot be read
     */
    public static Optional<Duration> length(Path file) {
        if (!file.toString().endsWith(SoundFormat.WAV.ending())) {
            return Optional.empty();
        }
        try {
            return Optional.of(WavFile.length(file));
        } catch (IOException e) {
            throw new SpeechException(Kind.TROUBLE, "The engine's sound cannot be read: " + e, e);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static SpeechException refused(Path file, String why, @Nullable Exception cause) {
        SpeechException failure =
                new SpeechException(Kind.TROUBLE, "The engine's answer is no sound: it " + why, cause);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
