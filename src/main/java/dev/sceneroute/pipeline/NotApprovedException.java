package dev.sceneroute.pipeline;

/** A film was asked for of a script that is still a draft. */
public class NotApprovedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes the refusal. */
    public NotApprovedException(String scriptId) {
        super("The script " + scriptId + " is a draft; approve it first (POST /api/v1/scripts/" + scriptId
                + "/approve)");
    }
}
