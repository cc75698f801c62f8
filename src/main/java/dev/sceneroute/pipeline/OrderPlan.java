package dev.sceneroute.pipeline;

import dev.sceneroute.generation.OrderImage;
import dev.sceneroute.generation.ProviderException;
import dev.sceneroute.generation.Providers;
import dev.sceneroute.generation.SceneRouter;
import dev.sceneroute.generation.VideoOrder;
import dev.sceneroute.generation.VideoProvider;
import dev.sceneroute.intake.InvalidScriptException;
import dev.sceneroute.intake.Violation;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.SceneType;
import dev.sceneroute.production.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Builds every order of a script without sending any, so that what a provider would refuse is said before money is spent. */
@Component
public class OrderPlan {
    /** Stands for the id of a video that is not made yet. */
    private static final String LATER = "known-when-it-is-made";

    private final SceneRouter router;
    private final Providers providers;

    OrderPlan(SceneRouter router, Providers providers) {
        this.router = router;
        this.providers = providers;
    }

    /**
     * Checks every scene against its provider's rules.
     *
     * @throws InvalidScriptException naming each scene and field that would be refused
     */
    public void check(Script script) {
        List<Violation> violations = new ArrayList<>();
        List<Scene> scenes = script.scenes();
        for (int order = 1; order <= scenes.size(); order++) {
            for (String problem : problems(script, order)) {
                violations.add(new Violation(
                        "scenes[" + (order - 1) + "]", "provider_rule", "Scene " + order + ": " + problem, null));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidScriptException(violations, 0);
        }
    }

    /** What a scene's provider would refuse, as sentences; none if it takes the order. */
    List<String> problems(Script script, int order) {
        if (script.scenes().get(order - 1).sceneType().isDrawn()) {
            return List.of();
        }
        try {
            SceneRouter.Route route = router.route(script, order);
            return providers.of(route.service()).problems(order(script, order));
        } catch (ProviderException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /** The order of a scene as it will be, but for what is only known when it is sent. */
    VideoOrder order(Script script, int order) {
        Scene scene = script.scenes().get(order - 1);
        List<OrderImage> images = scene.referenceAssets().stream()
                .map(reference -> new OrderImage(reference.role(), String.valueOf(reference.assetId()), ""))
                .toList();
        String parent = scene.sceneType() == SceneType.EXTEND ? LATER : null;
        return router.order(script, order, "plan", null, images, parent);
    }

    /**
     * How many seconds a scene that goes on from another one's clip can have; none if its provider does not extend it.
     *
     * @param order the scene that would be extended
     * @param longest no more seconds than that are asked for
     */
    List<Integer> extensions(Script script, int order, int longest) {
        try {
            VideoOrder clip = order(script, order);
            VideoProvider provider = providers.of(router.route(script, order).service());
            return IntStream.rangeClosed(1, longest)
                    .filter(seconds ->
                            provider.problems(clip.goingOnFrom(LATER, seconds)).isEmpty())
                    .boxed()
                    .toList();
        } catch (ProviderException e) {
            return List.of();
        }
    }
}
