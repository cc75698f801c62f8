package dev.sceneroute.media;

/** A picture file cannot be used; the message says to a person what is wrong with it and what to do. */
public class PictureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes the refusal. */
    public PictureException(String message) {
        super(message);
    }

    /** Makes the refusal. */
    public PictureException(String message, Throwable cause) {
        super(message, cause);
    }
}
