package dev.sceneroute.pipeline;

import dev.sceneroute.generation.Providers;
import dev.sceneroute.generation.SceneRouter;

/** Which places a scene waits for: a provider counts running tasks per account and model (Kling, concurrency rules). */
final class SlotPools {
    private SlotPools() {}

    static String of(SceneRouter.Route route) {
        return route.service() + "/" + route.model();
    }

    /** Whose places they are. */
    static String service(String pool) {
        return pool.substring(0, pool.indexOf('/'));
    }

    /** How many places a pool has by configuration. */
    static int size(String pool, Providers providers) {
        return providers.of(service(pool)).concurrency();
    }
}
