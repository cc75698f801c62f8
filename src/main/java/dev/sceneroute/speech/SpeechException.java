package dev.sceneroute.speech;

import org.jspecify.annotations.Nullable;

/** An engine did not say what it was asked to say. The message names the engine, what was wrong and the way out. */
public class SpeechException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why it was not said: a closed set, so that what follows is decided by it and never by an engine's own words. */
    public enum Kind {
        /** It cannot or may not say this: the language, the voice, the text. It never will as it is. */
        REFUSED,
        /** The text is longer than it takes at once. */
        TOO_LONG,
        /** Asked too fast or too often. Ask again after a pause. */
        RATE,
        /** It is broken, busy, does not answer, or what it gave back is no sound. Ask again later. */
        TROUBLE,
        /** Its key is missing or wrong, or the account may not use it. A person must mend the configuration. */
        KEY
    }

    private final Kind kind;

    /** Makes the failure. */
    public SpeechException(Kind kind, String message) {
        this(kind, message, null);
    }

    /** Makes the failure. */
    public SpeechException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What it means for us. */
    public Kind kind() {
        return kind;
    }
}
