package dev.sceneroute.speech;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The port an engine that speaks fills. The act itself is a route, {@code direct:<name>-speak}: a {@link SpeechPiece} goes
 * in, the variable {@code folder} says where files may be put, a {@link SpokenPiece} comes out. Everything else an engine
 * has to tell is here.
 */
public interface SpeechProvider {

    /** Its name in scripts, configuration and routes, such as {@code polly}. */
    String name();

    /** Whether it is good enough for drafts only; said wherever its speech is shown. */
    boolean draft();

    /**
     * Whether it can speak at all and this: its key is there, its program is installed, it has the language and the voice.
     *
     * @param language BCP 47 tag
     * @param voice the engine's own name of a voice, or none
     * @return why not, and what to do, in one sentence; empty if it can
     */
    Optional<String> cannot(String language, @Nullable String voice);

    /** Whether it takes a text of this length at once; it may count characters or bytes. */
    boolean takes(String text);

    /**
     * What makes its speech another one, besides the piece itself: the model, the engine's version. Speech is kept under a
     * hash of this and the piece.
     */
    String variant();
}
