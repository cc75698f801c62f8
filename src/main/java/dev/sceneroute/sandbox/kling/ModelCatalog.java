package dev.sceneroute.sandbox.kling;

import java.util.List;
import java.util.Set;

/**
 * A model: where it may be ordered, in which modes and lengths.
 *
 * @param model {@code model_name}
 * @param endpoints where it may be ordered
 * @param modes the modes it has
 * @param shortest seconds; 0 for the older models, which know 5 and 10 only
 * @param longest seconds, or 0
 */
record ModelCatalog(String model, Set<Endpoint> endpoints, List<String> modes, int shortest, int longest) {
    private static final Set<Endpoint> BOTH = Set.of(Endpoint.TEXT, Endpoint.IMAGE);
    private static final List<String> USUAL = List.of("std", "pro");

    static final ModelCatalog O1 = new ModelCatalog("kling-video-o1", Set.of(Endpoint.OMNI), USUAL, 3, 10);
    static final ModelCatalog V3_OMNI =
            new ModelCatalog("kling-v3-omni", Set.of(Endpoint.OMNI), List.of("std", "pro", "4k"), 3, 15);
    static final ModelCatalog V3 = new ModelCatalog("kling-v3", BOTH, List.of("std", "pro", "4k"), 3, 15);
    static final ModelCatalog V2_6 = older("kling-v2-6", BOTH, List.of("pro"));

    private static final List<ModelCatalog> ALL = List.of(
            O1,
            V3_OMNI,
            V3,
            V2_6,
            older("kling-v2-5-turbo", BOTH, USUAL),
            older("kling-v2-1-master", BOTH, USUAL),
            older("kling-v2-1", Set.of(Endpoint.IMAGE), USUAL),
            older("kling-v2-master", BOTH, USUAL),
            older("kling-v1-6", BOTH, USUAL),
            older("kling-v1-5", Set.of(Endpoint.IMAGE), USUAL),
            older("kling-v1", BOTH, USUAL));
    private static final Set<String> EXTENDABLE = Set.of("kling-v1", "kling-v1-5", "kling-v1-6");

    private static ModelCatalog older(String model, Set<Endpoint> endpoints, List<String> modes) {
        return new ModelCatalog(model, endpoints, modes, 0, 0);
    }

    /** Finds a model that this endpoint offers; 1203 for a model nobody knows, 1201 for one of another endpoint. */
    static ModelCatalog of(String model, Endpoint endpoint) {
        for (ModelCatalog entry : ALL) {
            if (entry.model.equals(model)) {
                return entry.at(endpoint);
            }
        }
        throw KlingError.NO_SUCH_RESOURCE.refusal("model_name '" + model + "' does not exist");
    }

    private ModelCatalog at(Endpoint endpoint) {
        if (!endpoints.contains(endpoint)) {
            throw KlingRefusal.parameter("model_name", "value '" + model + "' is invalid for " + endpoint.path());
        }
        return this;
    }

    /** Mode where the request says none: pro for omni, std elsewhere. */
    static String modeUnsaid(Endpoint endpoint) {
        return endpoint == Endpoint.OMNI ? "pro" : "std";
    }

    void checkMode(String mode) {
        if (!modes.contains(mode)) {
            throw KlingRefusal.parameter("mode", "value '" + mode + "' is invalid");
        }
    }

    /** Checks a length in seconds: a range for the newer models, 5 or 10 for the others. */
    void checkSeconds(int seconds) {
        boolean good = longest == 0 ? seconds == 5 || seconds == 10 : seconds >= shortest && seconds <= longest;
        if (!good) {
            throw KlingRefusal.parameter("duration", "value '" + seconds + "' is invalid for " + model);
        }
    }

    /** Whether the model takes {@code multi_shot}. */
    boolean multiShot() {
        return longest > 0;
    }

    /** Whether the model can make sound. */
    boolean sound() {
        return equals(V3) || equals(V3_OMNI) || equals(V2_6);
    }

    /** Whether its videos can be extended: the v1 family only (seen live 2026-03-29 for the newer ones). */
    static boolean extendable(String model) {
        return EXTENDABLE.contains(model);
    }
}
