package dev.sceneroute.outside;

/** A file could not be fetched. */
public class DownloadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean expired;

    /**
     * Makes the failure.
     *
     * @param message what went wrong
     * @param expired whether the address itself is no longer good, so that a new one is needed
     */
    public DownloadException(String message, boolean expired) {
        super(message);
        this.expired = expired;
    }

    /** Whether a new address is needed. */
    public boolean expired() {
        return expired;
    }
}
