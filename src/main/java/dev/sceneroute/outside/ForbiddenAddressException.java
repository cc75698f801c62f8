package dev.sceneroute.outside;

/** An address may not be contacted; the message says why, without the address's query. */
public class ForbiddenAddressException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes the refusal. */
    public ForbiddenAddressException(String message) {
        super(message);
    }
}
