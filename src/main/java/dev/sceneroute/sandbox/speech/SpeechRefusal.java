package dev.sceneroute.sandbox.speech;

/** A simulated engine refuses a request. How that looks on the wire is the engine's own. */
final class SpeechRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /**
     * Makes the refusal.
     *
     * @param status HTTP status
     * @param code the engine's name of the error
     * @param message its words
     */
    SpeechRefusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** Its words. */
    String words() {
        return String.valueOf(getMessage());
    }
}
