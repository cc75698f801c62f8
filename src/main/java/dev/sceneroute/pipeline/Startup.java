package dev.sceneroute.pipeline;

import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.ProviderSlotStore;
import dev.sceneroute.generation.Providers;
import dev.sceneroute.runtime.ClaimStore;
import dev.sceneroute.runtime.Node;
import jakarta.annotation.PostConstruct;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * Before the routes start: gives every slot pool the size the configuration says now, and gives back what this node
 * had claimed when it was stopped, so that its own work goes on at once. Callbacks may have been missed meanwhile, so
 * every running task is asked after.
 */
@Component
@DependsOnDatabaseInitialization
class Startup {
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

    private static final Duration AFTER_BACKFILL = Duration.ofSeconds(3);

    private final ProviderSlotStore slots;
    private final Providers providers;
    private final ClaimStore claims;
    private final GenerationTaskStore tasks;
    private final Node node;

    Startup(ProviderSlotStore slots, Providers providers, ClaimStore claims, GenerationTaskStore tasks, Node node) {
        this.slots = slots;
        this.providers = providers;
        this.claims = claims;
        this.tasks = tasks;
        this.node = node;
    }

    @PostConstruct
    void prepare() {
        // A provider that is gone has left its pools behind; they keep their size until nothing refers to them.
        List<String> pools = slots.pools().stream()
                .filter(pool -> providers.has(SlotPools.service(pool)))
                .toList();
        pools.forEach(pool -> slots.resize(pool, SlotPools.size(pool, providers)));
        claims.release(node.name());
        // The backfill of the providers' lists comes first and may leave nothing to ask.
        tasks.askSoon(AFTER_BACKFILL);
        LOG.info("Ready to work as {}, with {} slot pools", node.name(), pools.size());
    }
}
