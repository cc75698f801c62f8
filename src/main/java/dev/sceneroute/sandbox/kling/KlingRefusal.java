package dev.sceneroute.sandbox.kling;

/** The sandbox refuses a request the way Kling would. */
final class KlingRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final KlingError error;
    private final boolean duplicateExternalId;

    KlingRefusal(KlingError error, String message) {
        this(error, message, false);
    }

    private KlingRefusal(KlingError error, String message, boolean duplicateExternalId) {
        super(message);
        this.error = error;
        this.duplicateExternalId = duplicateExternalId;
    }

    KlingError error() {
        return error;
    }

    boolean duplicateExternalId() {
        return duplicateExternalId;
    }

    /** A task with this external id exists: 400 with code 1201, as three public code bases report. */
    static KlingRefusal duplicate(String externalId) {
        return new KlingRefusal(
                KlingError.INVALID_PARAMETER, "External_task_id " + externalId + " already exists", true);
    }

    /** The parameter named is wrong: 400 with code 1201. */
    static KlingRefusal parameter(String field, String complaint) {
        return KlingError.INVALID_PARAMETER.refusal(field + " " + complaint);
    }
}
