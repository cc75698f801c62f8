package dev.sceneroute.media.text;

/** A picture that was given to be drawn on cannot be used; the message says why. */
public class PictureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes the failure. */
    public PictureException(String message) {
        super(message);
    }

    /** Makes the failure. */
    public PictureException(String message, Throwable cause) {
        super(message, cause);
    }
}
