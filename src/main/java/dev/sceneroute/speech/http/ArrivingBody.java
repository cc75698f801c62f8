package dev.sceneroute.speech.http;

import dev.sceneroute.speech.SpeechException;
import dev.sceneroute.speech.SpeechException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.apache.hc.core5.http.io.EofSensorInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Streams an answer's body into a file, within a limit of size and one of time. */
final class ArrivingBody {
    private static final Logger LOG = LoggerFactory.getLogger(ArrivingBody.class);
    private static final int LARGEST_TEXT = 64 * 1024;
    private static final int BLOCK = 64 * 1024;

    private final long most;
    private final Duration limit;

    ArrivingBody(SpeechHttpSettings settings) {
        this.most = settings.largestAnswer().toBytes();
        this.limit = settings.answerLimit();
    }

    /**
     * Makes a file of a body.
     *
     * @param folder where the file goes; several pieces may share it, so its name is made up
     * @param ending of its name
     * @param body nothing for an empty one
     * @throws SpeechException {@link Kind#TROUBLE} if it breaks off, is too large or takes too long; nothing is left then
     */
    Path into(Path folder, String ending, @Nullable InputStream body) {
        Path file = newFile(folder, ending);
        try {
            if (body != null) {
                copy(body, file);
            }
            return file;
        } catch (IOException e) {
            throw given(file, new SpeechException(Kind.TROUBLE, "The answer broke off: " + e, e));
        } catch (SpeechException e) {
            throw given(file, e);
        }
    }

    /** The beginning of a body that is no sound, as text; its file is deleted. */
    static String text(Path file) {
        try (InputStream body = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE)) {
            return new String(body.readNBytes(LARGEST_TEXT), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SpeechException(Kind.TROUBLE, "The answer cannot be read again: " + e, e);
        }
    }

    private static Path newFile(Path folder, String ending) {
        try {
            return Files.createTempFile(Files.createDirectories(folder), "speech-", ending);
        } catch (IOException e) {
            throw new SpeechException(Kind.TROUBLE, "No file can be made in " + folder + ": " + e, e);
        }
    }

    private void copy(InputStream body, Path file) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] block = new byte[BLOCK];
            long received = 0;
            for (int read = body.read(block); read >= 0; read = body.read(block)) {
                received += read;
                if (received > most) {
                    throw new SpeechException(Kind.TROUBLE, "The answer is larger than " + most + " bytes");
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new SpeechException(Kind.TROUBLE, "The answer took longer than " + limit);
                }
                out.write(block, 0, read);
            }
        } catch (SpeechException e) {
            abort(body);
            throw e;
        }
    }

    /** Closing alone would read what is left, however much that is. */
    private static void abort(InputStream body) {
        try {
            if (body instanceof EofSensorInputStream connection) {
                connection.abort();
            } else {
                body.close();
            }
        } catch (IOException e) {
            LOG.debug("A connection that was given up could not be closed", e);
        }
    }

    private static SpeechException given(Path file, SpeechException failure) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
