package dev.sceneroute.pipeline;

import dev.sceneroute.generation.CallbackStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Upkeep: what came long ago, and more of strangers than anybody reads, is not kept for ever. */
@Component
public class CallbackUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackUpkeep.class);

    private final CallbackStore callbacks;

    CallbackUpkeep(CallbackStore callbacks) {
        this.callbacks = callbacks;
    }

    /** Forgets what is too old or too much. Harmless when several replicas do so at once. */
    public void forget() {
        int forgotten = callbacks.forgetOld();
        if (forgotten > 0) {
            LOG.debug("{} callbacks were forgotten", forgotten);
        }
    }
}
