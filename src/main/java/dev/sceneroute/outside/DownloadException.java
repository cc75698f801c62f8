package dev.sceneroute.outside;

/** A file could not be fetched. */
public class DownloadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Cause cause;

    /** What kept the file away. */
    public enum Cause {
        /** The address is no longer good: a new one is needed. */
        EXPIRED,
        /** The file server, the network or our own disk: it passes, so the file is fetched later. */
        OUTAGE,
        /** What is offered there is not taken, today and tomorrow. */
        REFUSED
    }

    /**
     * Makes the failure.
     *
     * @param message what went wrong
     * @param kind what kept the file away
     */
    public DownloadException(String message, Cause kind) {
        super(message);
        this.cause = kind;
    }

    /**
     * Makes the failure.
     *
     * @param message what went wrong
     * @param kind what kept the file away
     * @param problem what was thrown
     */
    public DownloadException(String message, Cause kind, Throwable problem) {
        super(message, problem);
        this.cause = kind;
    }

    /** What kept the file away. */
    public Cause kind() {
        return cause;
    }
}
