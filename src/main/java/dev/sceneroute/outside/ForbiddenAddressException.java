package dev.sceneroute.outside;

import java.net.UnknownHostException;

/** An address may not be contacted; the message says why, without the address's query. */
public class ForbiddenAddressException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes the refusal. */
    public ForbiddenAddressException(String message) {
        super(message);
    }

    /** Makes the refusal of a host whose name nobody could resolve: that may pass. */
    ForbiddenAddressException(String message, UnknownHostException cause) {
        super(message, cause);
    }
}
