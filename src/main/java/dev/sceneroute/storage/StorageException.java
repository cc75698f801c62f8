package dev.sceneroute.storage;

/** Media could not be stored or read; the message names the key. */
public class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes the failure. */
    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Makes the failure. */
    public StorageException(String message) {
        super(message);
    }
}
