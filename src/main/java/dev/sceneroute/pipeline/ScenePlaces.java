package dev.sceneroute.pipeline;

import dev.sceneroute.generation.ProviderSlotStore;
import dev.sceneroute.generation.Providers;
import dev.sceneroute.generation.SceneRouter;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.Script;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Where the scenes of a script wait: for places at a provider, or nowhere if they are drawn. */
@Component
class ScenePlaces {
    private final SceneRouter router;
    private final ProviderSlotStore slots;
    private final Providers providers;

    ScenePlaces(SceneRouter router, ProviderSlotStore slots, Providers providers) {
        this.router = router;
        this.slots = slots;
        this.providers = providers;
    }

    /** The pool of places of each scene. They exist then, with as many places as are configured. */
    List<String> of(Script script) {
        List<String> pools = IntStream.rangeClosed(1, script.scenes().size())
                .mapToObj(order -> pool(script, order))
                .toList();
        // In one order, so that two jobs never wait for one another.
        pools.stream()
                .filter(pool -> !pool.equals(JobSceneStore.DRAWN))
                .distinct()
                .sorted()
                .forEach(pool -> slots.resize(pool, SlotPools.size(pool, providers)));
        return pools;
    }

    private String pool(Script script, int order) {
        return script.scenes().get(order - 1).sceneType().isDrawn()
                ? JobSceneStore.DRAWN
                : SlotPools.of(router.route(script, order));
    }
}
