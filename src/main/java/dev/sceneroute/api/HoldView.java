package dev.sceneroute.api;

import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.Hold;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trouble from outside that is waited for.
 *
 * @param code what it will be called if it does not end
 * @param message what is wrong
 * @param since since when
 */
record HoldView(ErrorCode code, String message, Instant since) {

    static @Nullable HoldView of(@Nullable Hold hold) {
        return hold == null ? null : new HoldView(hold.code(), hold.message(), hold.since());
    }
}
