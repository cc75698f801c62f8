package dev.sceneroute.generation;

/** An image that no provider would take. The message names each broken rule, the value found and the way out. */
public class ReferenceImageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes the failure. */
    public ReferenceImageException(String message) {
        super(message);
    }

    /** Makes the failure. */
    public ReferenceImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
