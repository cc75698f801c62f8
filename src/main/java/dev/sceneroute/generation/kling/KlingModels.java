package dev.sceneroute.generation.kling;

import static dev.sceneroute.generation.EndpointType.EXTEND;
import static dev.sceneroute.generation.EndpointType.IMAGE2VIDEO;
import static dev.sceneroute.generation.EndpointType.OMNI;
import static dev.sceneroute.generation.EndpointType.TEXT2VIDEO;

import dev.sceneroute.generation.EndpointType;
import dev.sceneroute.generation.ModelCatalog;
import dev.sceneroute.generation.ModelRules;
import dev.sceneroute.generation.ModelSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Kling's lines of the compatibility matrix.
 *
 * <p>The first model of an endpoint is the production pair fixed on 2026-03-30: {@code kling-v3-omni} for Omni,
 * {@code kling-v3} elsewhere. Mode {@code 4k} of that pair (2026-04-23) is left out: a film has 1080 lines at most, and
 * it costs four times as much. {@code kling-video-o1} has no price with sound and was never seen to take shots.
 */
@Component
public final class KlingModels implements ModelSource {
    private static final List<String> STD_AND_PRO = List.of("std", "pro");
    private static final List<String> PRO = List.of("pro");
    private static final List<Integer> FIVE_OR_TEN = List.of(5, 10);
    private static final List<Integer> THREE_TO_FIFTEEN = range(3, 15);

    private static final List<String> FIVE_OR_TEN_ONLY =
            List.of("kling-v2-5-turbo", "kling-v2-1-master", "kling-v2-master", "kling-v1-6", "kling-v1");

    private static final List<String> EXTENDABLE = List.of("kling-v1-6", "kling-v1-5", "kling-v1");

    /** Kling's part of the matrix alone: all that the adapter needs of it. */
    static final ModelCatalog CATALOG = new ModelCatalog(List.of(new KlingModels()));

    @Override
    public List<ModelRules> models() {
        List<ModelRules> models = new ArrayList<>();
        models.add(omni("kling-v3-omni", THREE_TO_FIFTEEN, THREE_TO_FIFTEEN, true, true));
        models.add(omni("kling-video-o1", range(3, 10), FIVE_OR_TEN, false, false));
        models.add(rules(TEXT2VIDEO, "kling-v3", STD_AND_PRO, THREE_TO_FIFTEEN, true, true));
        models.addAll(olderModels(TEXT2VIDEO, FIVE_OR_TEN_ONLY.stream()));
        models.add(rules(IMAGE2VIDEO, "kling-v3", STD_AND_PRO, THREE_TO_FIFTEEN, false, true));
        models.addAll(olderModels(IMAGE2VIDEO, Stream.concat(FIVE_OR_TEN_ONLY.stream(), Stream.of("kling-v1-5"))));
        EXTENDABLE.forEach(model -> models.add(rules(EXTEND, model, STD_AND_PRO, range(4, 5), false, false)));
        return models;
    }

    /** 2.6 came without {@code std} and with sound; what came before has neither sound nor a choice of length. */
    private static List<ModelRules> olderModels(EndpointType endpoint, Stream<String> silent) {
        List<ModelRules> models = new ArrayList<>();
        models.add(rules(endpoint, "kling-v2-6", PRO, FIVE_OR_TEN, false, true));
        silent.forEach(model -> models.add(rules(endpoint, model, STD_AND_PRO, FIVE_OR_TEN, false, false)));
        return models;
    }

    private static ModelRules omni(
            String model, List<Integer> seconds, List<Integer> withoutImage, boolean shots, boolean sound) {
        return new ModelRules(KlingAdapter.SERVICE, OMNI, model, STD_AND_PRO, seconds, withoutImage, shots, sound);
    }

    private static ModelRules rules(
            EndpointType endpoint,
            String model,
            List<String> modes,
            List<Integer> seconds,
            boolean shots,
            boolean sound) {
        return new ModelRules(KlingAdapter.SERVICE, endpoint, model, modes, seconds, seconds, shots, sound);
    }

    private static List<Integer> range(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }
}
