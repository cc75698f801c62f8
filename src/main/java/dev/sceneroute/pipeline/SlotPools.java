package dev.sceneroute.pipeline;

import dev.sceneroute.generation.Providers;
import dev.sceneroute.generation.SceneRouter;

/** Which places a scene waits for: a provider counts running tasks per account and model (Kling, concurrency rules). */
final class SlotPools {
    private SlotPools() {}

    static String of(SceneRouter.Route route) {
        return route.service() + "/" + route.model();
    }

    /** How many places a pool has by configuration. */
    static int size(String pool, Providers providers) {
        return providers.of(pool.substring(0, pool.indexOf('/'))).concurrency();
    }
}
