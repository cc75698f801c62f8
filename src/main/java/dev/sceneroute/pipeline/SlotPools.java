package dev.sceneroute.pipeline;

import dev.sceneroute.generation.SceneRouter;

/** Which places a scene waits for: a provider counts running tasks per account and model (Kling, concurrency rules). */
final class SlotPools {
    private SlotPools() {}

    static String of(SceneRouter.Route route) {
        return of(route.service(), route.model());
    }

    static String of(String service, String model) {
        return service + "/" + model;
    }
}
