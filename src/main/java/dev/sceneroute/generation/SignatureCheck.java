package dev.sceneroute.generation;

import org.jspecify.annotations.Nullable;

/** What a callback's signature says. */
public enum SignatureCheck {
    /** The sender holds a secret of ours and sent it now. */
    SIGNED(null),
    /** No secret is configured: callbacks of this provider are not signed. */
    NOT_REQUIRED(null),
    /** A header is missing. */
    UNSIGNED(CallbackVerdict.UNSIGNED),
    /** No signature is right. */
    FORGED(CallbackVerdict.FORGED),
    /** Signed with a secret of ours, but at another time. */
    STALE(CallbackVerdict.STALE);

    private final @Nullable CallbackVerdict refusal;

    SignatureCheck(@Nullable CallbackVerdict refusal) {
        this.refusal = refusal;
    }

    /** Why the callback is refused; nothing if it is let in. */
    public @Nullable CallbackVerdict refusal() {
        return refusal;
    }
}
