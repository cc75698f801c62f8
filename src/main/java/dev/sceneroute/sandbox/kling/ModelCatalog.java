package dev.sceneroute.sandbox.kling;

import java.util.List;
import java.util.Set;

/** Which model may be ordered where, in which modes and lengths. */
enum ModelCatalog {
    O1("kling-video-o1", Set.of(Endpoint.OMNI), List.of("pro", "std"), 3, 10),
    V3_OMNI("kling-v3-omni", Set.of(Endpoint.OMNI), List.of("pro", "std", "4k"), 3, 15),
    V3("kling-v3", Set.of(Endpoint.TEXT, Endpoint.IMAGE), List.of("std", "pro", "4k"), 3, 15),
    V2_6("kling-v2-6", Set.of(Endpoint.TEXT, Endpoint.IMAGE), List.of("pro"), 0, 0),
    V2_5_TURBO("kling-v2-5-turbo", Set.of(Endpoint.TEXT, Endpoint.IMAGE), List.of("std", "pro"), 0, 0),
    V2_1_MASTER("kling-v2-1-master", Set.of(Endpoint.TEXT, Endpoint.IMAGE), List.of("std", "pro"), 0, 0),
    V2_1("kling-v2-1", Set.of(Endpoint.IMAGE), List.of("std", "pro"), 0, 0),
    V2_MASTER("kling-v2-master", Set.of(Endpoint.TEXT, Endpoint.IMAGE), List.of("std", "pro"), 0, 0),
    V1_6("kling-v1-6", Set.of(Endpoint.TEXT, Endpoint.IMAGE), List.of("std", "pro"), 0, 0),
    V1_5("kling-v1-5", Set.of(Endpoint.IMAGE), List.of("std", "pro"), 0, 0),
    V1("kling-v1", Set.of(Endpoint.TEXT, Endpoint.IMAGE), List.of("std", "pro"), 0, 0);

    private final String model;
    private final Set<Endpoint> endpoints;
    private final List<String> modes;
    private final int shortest;
    private final int longest;

    ModelCatalog(String model, Set<Endpoint> endpoints, List<String> modes, int shortest, int longest) {
        this.model = model;
        this.endpoints = endpoints;
        this.modes = modes;
        this.shortest = shortest;
        this.longest = longest;
    }

    /** Finds a model that this endpoint offers; 1203 for a model nobody knows, 1201 for one of another endpoint. */
    static ModelCatalog of(String model, Endpoint endpoint) {
        for (ModelCatalog entry : values()) {
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

    String model() {
        return model;
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
        return longest == 15 || this == O1;
    }

    /** Whether the model can make sound. */
    boolean sound() {
        return this == V3 || this == V3_OMNI || this == V2_6;
    }

    /** Whether its videos can be extended: the v1 family only (seen live 2026-03-29 for the newer ones). */
    static boolean extendable(String model) {
        return model.equals(V1.model) || model.equals(V1_5.model) || model.equals(V1_6.model);
    }
}
