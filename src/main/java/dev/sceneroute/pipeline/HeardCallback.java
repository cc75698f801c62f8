package dev.sceneroute.pipeline;

import dev.sceneroute.generation.CallbackVerdict;
import org.jspecify.annotations.Nullable;

/**
 * What became of a callback.
 *
 * @param verdict what was made of it
 * @param news what follows, if anything does
 */
public record HeardCallback(
        CallbackVerdict verdict, @Nullable TaskNews news) {

    static HeardCallback nothing(CallbackVerdict verdict) {
        return new HeardCallback(verdict, null);
    }
}
