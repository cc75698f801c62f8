package dev.sceneroute.generation;

import org.jspecify.annotations.Nullable;

/** A provider did not do what it was asked. Carries what a person needs to know and what support asks for. */
public class ProviderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureKind kind;
    private final @Nullable String providerCode;
    private final @Nullable String requestId;

    /**
     * Makes the failure.
     *
     * @param kind what it means for us
     * @param message the provider's words, without secrets
     * @param providerCode the provider's own code, such as {@code 1303}
     * @param requestId the provider's request id
     */
    public ProviderException(
            FailureKind kind, String message, @Nullable String providerCode, @Nullable String requestId) {
        super(message);
        this.kind = kind;
        this.providerCode = providerCode;
        this.requestId = requestId;
    }

    /** What it means for us. */
    public FailureKind kind() {
        return kind;
    }

    /** The provider's own code. */
    public @Nullable String providerCode() {
        return providerCode;
    }

    /** The provider's request id. */
    public @Nullable String requestId() {
        return requestId;
    }
}
