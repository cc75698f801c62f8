package dev.sceneroute.api;

import dev.sceneroute.runtime.RetentionSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Idempotency keys nobody will come with again. */
@Component
public class OldKeys {
    private static final Logger LOG = LoggerFactory.getLogger(OldKeys.class);

    private final IdempotencyStore keys;
    private final RetentionSettings settings;

    OldKeys(IdempotencyStore keys, RetentionSettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    /** Upkeep: forgets them. */
    public void forget() {
        int forgotten = keys.purge(settings.idempotencyKeys());
        if (forgotten > 0) {
            LOG.info("{} idempotency keys older than {} are forgotten", forgotten, settings.idempotencyKeys());
        }
    }
}
