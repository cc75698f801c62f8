package dev.sceneroute.generation;

import org.jspecify.annotations.Nullable;

/**
 * A callback whose signature has been looked at.
 *
 * @param service whose callback it says it is
 * @param callback as it came
 * @param signature what its signature says
 */
public record SignedCallback(String service, IncomingCallback callback, SignatureCheck signature) {

    /** Why it is not believed to be the provider's, if so. */
    public @Nullable CallbackVerdict refusal() {
        return callback.refusal() != null ? callback.refusal() : signature.refusal();
    }

    /** Whether a right signature proves where it comes from. */
    public boolean proven() {
        return callback.refusal() == null && signature == SignatureCheck.SIGNED;
    }
}
