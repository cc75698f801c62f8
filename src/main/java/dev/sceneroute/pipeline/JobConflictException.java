package dev.sceneroute.pipeline;

/** What was asked of a job does not fit where the job is; the message says where it is and what can be done. */
public class JobConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes the refusal. */
    public JobConflictException(String message) {
        super(message);
    }
}
