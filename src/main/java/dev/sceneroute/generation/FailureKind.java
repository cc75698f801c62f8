package dev.sceneroute.generation;

/**
 * Why a provider did not do what it was asked: a closed set, so that what happens next is decided in one switch and
 * never by an exception's class or a provider's own number.
 */
public enum FailureKind {
    /** No answer, cut off, or a server error: the task may or may not exist. Look it up before anything else. */
    AMBIGUOUS,
    /** The provider is busy or broken and certainly did nothing. Ask again later. */
    TRANSIENT,
    /** Asked too fast. Ask again after a pause. */
    RATE_LIMITED,
    /** No free place among the tasks the account may run at once. Wait for one of ours to end; costs no attempt. */
    CONCURRENCY_LIMIT,
    /** Our access token is not valid now. Sign a new one and ask once more. */
    TOKEN_REJECTED,
    /** The key is wrong. A person must mend the configuration. */
    AUTHENTICATION,
    /** Arrears, no credit, abnormal account or a forbidden address. A person must see to the account. */
    ACCOUNT,
    /** The account may not use this endpoint or model. A person must see to it. */
    PERMISSION,
    /** The order itself is wrong. It will never be accepted as it is. */
    INVALID_REQUEST,
    /** The prompt or an image was refused by a policy. It needs an edit. */
    CONTENT_REFUSED,
    /** A task with our external id exists already: it is ours, look it up and adopt it. */
    DUPLICATE,
    /** The provider knows no such task. */
    NOT_FOUND,
    /** The task did not come to an end in the time it was given. */
    OVERDUE,
    /** The task was accepted and then failed at the provider, for no reason that a retry could not outlive. */
    GENERATION_FAILED
}
