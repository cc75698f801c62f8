package dev.sceneroute.speech;

import org.jspecify.annotations.Nullable;

/** Looks for a failure of ours under the wrappings of the routes. */
final class Failures {

    private Failures() {}

    /** The first of this kind in the chain of causes; nothing if there is none. */
    static <T extends Throwable> @Nullable T first(@Nullable Throwable failure, Class<T> kind) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return kind.cast(at);
            }
        }
        return null;
    }
}
