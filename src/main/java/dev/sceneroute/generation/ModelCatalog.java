package dev.sceneroute.generation;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The compatibility matrix of services and models (generation task architecture, §2): the same model can be had from
 * several services, each takes it differently, and a pair that does not exist must be found out before any call.
 */
@Component
public final class ModelCatalog {
    private final List<ModelRules> matrix;

    /** Puts the providers' parts together. */
    public ModelCatalog(List<ModelSource> sources) {
        this.matrix =
                sources.stream().flatMap(source -> source.models().stream()).toList();
    }

    /** Every service there is. */
    public List<String> services() {
        return matrix.stream().map(ModelRules::service).distinct().toList();
    }

    /** The models a service takes at an endpoint, the default one first; empty if it has no such endpoint. */
    public List<String> models(String service, EndpointType endpoint) {
        return matrix.stream()
                .filter(rules -> rules.service().equals(service) && rules.endpoint() == endpoint)
                .map(ModelRules::model)
                .toList();
    }

    /** What a model takes there, or nothing if the three do not go together. */
    public Optional<ModelRules> find(String service, EndpointType endpoint, String model) {
        return matrix.stream()
                .filter(rules -> rules.service().equals(service)
                        && rules.endpoint() == endpoint
                        && rules.model().equals(model))
                .findFirst();
    }

    /**
     * Checks an order's service, endpoint and model, and what depends on them.
     *
     * @return one sentence for each broken rule, naming the script's field and the way out; empty if there is none
     */
    public List<String> problems(String service, VideoOrder order) {
        return find(service, order.endpoint(), order.model())
                .map(rules -> rules.problems(order))
                .orElseGet(() -> List.of(mismatch(service, order.endpoint(), order.model())));
    }

    private String mismatch(String service, EndpointType endpoint, String model) {
        if (!services().contains(service)) {
            return "generation.service " + service + " is not known: use " + String.join(" or ", services());
        }
        List<String> models = models(service, endpoint);
        if (models.isEmpty()) {
            return "generation.endpoint " + endpoint.text() + " does not exist at " + service + ": leave it out";
        }
        return endpoint == EndpointType.EXTEND
                ? notExtendable(service, model, models)
                : "generation.model " + model + " is not taken by " + service + " " + endpoint.text()
                        + ": leave it out or use one of " + String.join(", ", models);
    }

    private static String notExtendable(String service, String model, List<String> models) {
        return "scene_type extend: " + service + " cannot extend a clip made with " + model + ", only with "
                + String.join(", ", models) + "; make this an own scene, or order the scene it extends with "
                + "one of these as generation.model";
    }
}
