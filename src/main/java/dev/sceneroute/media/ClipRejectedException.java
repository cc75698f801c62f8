package dev.sceneroute.media;

/** A clip cannot be used; the fault says what kind of thing is wrong, the message says it to a person. */
public class ClipRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ClipFault fault;

    /** Makes the refusal. */
    public ClipRejectedException(ClipFault fault, String message) {
        super(message);
        this.fault = fault;
    }

    /** Makes the refusal. */
    public ClipRejectedException(ClipFault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    /** What kind of thing is wrong. */
    public ClipFault fault() {
        return fault;
    }
}
