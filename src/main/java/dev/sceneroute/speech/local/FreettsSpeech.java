package dev.sceneroute.speech.local;

import dev.sceneroute.speech.Speaking;
import dev.sceneroute.speech.SpeechException;
import dev.sceneroute.speech.SpeechException.Kind;
import dev.sceneroute.speech.SpeechPiece;
import dev.sceneroute.speech.SpeechProvider;
import dev.sceneroute.speech.SpokenPiece;
import dev.sceneroute.speech.local.FreettsVoice.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Speaks English with FreeTTS 1.2.2, which is written in Java: always there, and a robot to the ear. It runs in this
 * process, one text at a time, on a thread of its own that may be given up: the library waits without end for a thread
 * that may have died.
 */
@Component
public class FreettsSpeech implements SpeechProvider {

    private static final String NAME = "freetts";
    private static final String ENGLISH = "en";
    private static final int LONGEST = 1_000;

    /** It makes a minute of speech in about a second. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Duration limit;
    private @Nullable FreettsVoice voice;

    /** Speaks within a minute a piece. */
    public FreettsSpeech() {
        this(LIMIT);
    }

    FreettsSpeech(Duration limit) {
        this.limit = limit;
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
    public Optional<String> cannot(String language, @Nullable String named) {
        if (!language.toLowerCase(Locale.ROOT).split("-", 2)[0].equals(ENGLISH)) {
            return Optional.of("FreeTTS speaks English and not " + language + ".");
        }
        return named == null || named.equals(FreettsVoice.NAME)
                ? Optional.empty()
                : Optional.of("FreeTTS has no voice " + named + "; its voice is " + FreettsVoice.NAME + ".");
    }

    @Override
    public boolean takes(String text) {
        return text.length() <= LONGEST;
    }

    @Override
    public String variant() {
        return "1.2.2 " + FreettsVoice.NAME;
    }

    /**
     * Speaks a piece.
     *
     * @throws SpeechException of the kind {@code REFUSED} if nothing of it is English; {@code TROUBLE} if it takes too long
     */
    public SpokenPiece speak(@Body SpeechPiece piece, @Variable(Speaking.FOLDER) Path folder) {
        String text = EnglishLetters.of(piece.text());
        if (text.chars().noneMatch(Character::isLetterOrDigit)) {
            throw new SpeechException(Kind.REFUSED, "FreeTTS speaks English, and nothing of this is: " + piece.text());
        }
        turn.lock();
        try {
            return spoken(text, piece.speed()).to(folder.resolve(SpeechProgram.SOUND));
        } catch (IOException failed) {
            throw new SpeechException(Kind.TROUBLE, "What FreeTTS spoke was not written: " + failed, failed);
        } finally {
            turn.unlock();
        }
    }

    private Recording spoken(String text, double speed) {
        FreettsVoice speaking = voice == null ? new FreettsVoice() : voice;
        voice = null;
        FutureTask<Recording> work = new FutureTask<>(() -> speaking.speak(text, speed));
        Thread thread = new Thread(work, NAME);
        thread.setDaemon(true);
        thread.start();
        try {
            Recording spoken = work.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            voice = speaking;
            return spoken;
        } catch (ExecutionException failed) {
            throw new SpeechException(Kind.TROUBLE, "FreeTTS failed: " + failed.getCause(), failed);
        } catch (TimeoutException late) {
            throw givenUp(speaking, work, "FreeTTS took longer than " + limit + " and was given up", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw givenUp(speaking, work, "FreeTTS was given up because its caller was interrupted", interrupted);
        }
    }

    /** The voice is not used again: whoever hangs in it may still be there. */
    private static SpeechException givenUp(
            FreettsVoice speaking, FutureTask<Recording> work, String what, Exception cause) {
        work.cancel(true);
        speaking.abandon();
        return new SpeechException(Kind.TROUBLE, what, cause);
    }
}
