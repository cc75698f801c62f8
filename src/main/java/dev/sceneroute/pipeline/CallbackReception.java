package dev.sceneroute.pipeline;

import dev.sceneroute.generation.CallbackVerdict;
import dev.sceneroute.generation.ProviderException;
import dev.sceneroute.generation.Providers;
import dev.sceneroute.generation.SignedCallback;
import dev.sceneroute.generation.TaskReport;
import dev.sceneroute.runtime.DatabaseTrouble;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stage 6, report: takes a provider's callback in. A callback is a hint: it makes us ask, and it gives the slot back
 * early (were it a lie, the provider's own limit would refuse the next order, which costs nothing), but an end is only
 * believed when the provider itself says so.
 */
@Component
public class CallbackReception {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackReception.class);

    private final CallbackHearing hearing;
    private final CallbackCounters counters;
    private final Providers providers;

    CallbackReception(CallbackHearing hearing, CallbackCounters counters, Providers providers) {
        this.hearing = hearing;
        this.counters = counters;
        this.providers = providers;
    }

    /**
     * Keeps a callback, whatever it is, and takes from it what is certain.
     *
     * @throws RuntimeException if it cannot be acted upon now, mostly because the database is away; it is kept all the
     *     same if that can be done, and the sender is to come again
     */
    public HeardCallback receive(@Body SignedCallback callback) {
        try {
            HeardCallback heard = heard(callback);
            counters.count(callback.service(), heard.verdict());
            return heard;
        } catch (RuntimeException e) {
            counters.count(callback.service(), CallbackVerdict.FAILED);
            keepFailed(callback, e);
            throw e;
        }
    }

    private HeardCallback heard(SignedCallback callback) {
        CallbackVerdict refusal = callback.refusal();
        if (refusal != null) {
            return refusal.isKept() ? hearing.refuse(callback, refusal) : HeardCallback.nothing(refusal);
        }
        TaskReport report;
        try {
            report = providers
                    .of(callback.service())
                    .calledBack(callback.callback().body());
        } catch (ProviderException unreadable) {
            LOG.info("The {}", unreadable.getMessage());
            return hearing.refuse(callback, CallbackVerdict.UNREADABLE);
        }
        return hearing.hear(callback, report);
    }

    private void keepFailed(SignedCallback callback, RuntimeException failure) {
        // Where the database is away, trying once more would only keep the sender waiting.
        if (DatabaseTrouble.isIn(failure)) {
            return;
        }
        try {
            hearing.refuse(callback, CallbackVerdict.FAILED);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
