package dev.sceneroute.generation;

import dev.sceneroute.production.GenerationOptions;
import dev.sceneroute.production.Resolution;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.SceneType;
import dev.sceneroute.production.Script;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides which endpoint, model and mode a scene is ordered with (Kling integration specification, 2026-03-28, §3.2
 * with its updates to 2026-03-30): Omni for text, multi-shot, image and continuity; {@code text2video} and
 * {@code image2video} only where the caller says so; extend for extend, with the model and mode of the clip that goes
 * on, since the provider takes neither.
 */
@Component
public final class SceneRouter {

    /** The service scenes are ordered from if nobody names one. */
    public static final String DEFAULT_SERVICE = "kling";

    private final ModelCatalog catalog;

    /** Takes the models to choose from. */
    public SceneRouter(ModelCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Where a scene is ordered.
     *
     * @param service the provider
     * @param endpoint the capability
     * @param model the provider's model name
     * @param mode {@code std} or {@code pro}
     */
    public record Route(String service, EndpointType endpoint, String model, String mode) {}

    /**
     * Routes a scene.
     *
     * @param sceneOrder from 1
     * @throws ProviderException {@link FailureKind#INVALID_REQUEST} naming the field, if it leads nowhere
     */
    public Route route(Script script, int sceneOrder) {
        List<Scene> scenes = script.scenes();
        Scene scene = scene(scenes, sceneOrder);
        return scene.sceneType() == SceneType.EXTEND
                ? extending(script, scenes, sceneOrder)
                : ordering(script, script.optionsOf(scene));
    }

    /**
     * Builds the order of a scene's clip. Whether the provider takes it is for {@link VideoProvider#problems} to say.
     *
     * @param sceneOrder from 1
     * @param externalId our own id for the order
     * @param callbackUrl where the provider reports, or nothing
     * @param images the scene's images, stored, in the order the prompt counts them
     * @param parentVideoId for {@code extend}: the provider's id of the video that goes on
     * @throws ProviderException {@link FailureKind#INVALID_REQUEST} naming the field, if the scene leads nowhere
     */
    public VideoOrder order(
            Script script,
            int sceneOrder,
            String externalId,
            @Nullable String callbackUrl,
            List<OrderImage> images,
            @Nullable String parentVideoId) {
        Route route = route(script, sceneOrder);
        Scene scene = scene(script.scenes(), sceneOrder);
        return new VideoOrder(
                externalId,
                route.endpoint(),
                route.model(),
                route.mode(),
                scene.multiShot() ? "" : scene.prompt(),
                scene.negativePrompt(),
                scene.shots(),
                scene.targetDuration(),
                script.video().aspectRatio(),
                Boolean.TRUE.equals(script.optionsOf(scene).sound()),
                images,
                parentVideoId,
                callbackUrl);
    }

    private Route ordering(Script script, GenerationOptions options) {
        String service = options.service() == null ? DEFAULT_SERVICE : options.service();
        EndpointType endpoint = options.endpoint() == null ? EndpointType.OMNI : insistedOn(options.endpoint());
        String model = options.model() == null ? defaultModel(service, endpoint) : options.model();
        String mode = options.mode() == null ? defaultMode(script, service, endpoint, model) : options.mode();
        return new Route(service, endpoint, model, mode);
    }

    /** The clip at the head of the chain of extensions decides; every step goes to an earlier scene, so it ends. */
    private Route extending(Script script, List<Scene> scenes, int sceneOrder) {
        int at = sceneOrder;
        Scene head = scene(scenes, at);
        while (head.sceneType() == SceneType.EXTEND) {
            at = earlier(head, at);
            head = scene(scenes, at);
        }
        Route headRoute = ordering(script, script.optionsOf(head));
        requireInherited(scene(scenes, sceneOrder), headRoute);
        return new Route(headRoute.service(), EndpointType.EXTEND, headRoute.model(), headRoute.mode());
    }

    private static void requireInherited(Scene extension, Route head) {
        GenerationOptions own = extension.generation();
        if (own == null) {
            return;
        }
        if (own.model() != null && !own.model().equals(head.model())) {
            throw invalid("generation.model " + own.model() + ": an extension is made with the model of the scene it"
                    + " extends, " + head.model() + "; leave it out");
        }
        if (own.mode() != null && !own.mode().equals(head.mode())) {
            throw invalid("generation.mode " + own.mode() + ": an extension is made in the mode of the scene it"
                    + " extends, " + head.mode() + "; leave it out");
        }
    }

    private static int earlier(Scene extension, int order) {
        Integer parent = extension.extendsScene();
        if (parent == null || parent < 1 || parent >= order) {
            throw invalid("extends_scene of scene " + order + " is " + (parent == null ? "missing" : parent)
                    + ": name the order, from 1, of an earlier scene");
        }
        return parent;
    }

    private static EndpointType insistedOn(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "omni" -> EndpointType.OMNI;
            case "text2video" -> EndpointType.TEXT2VIDEO;
            case "image2video" -> EndpointType.IMAGE2VIDEO;
            case "extend" -> throw invalid("generation.endpoint extend: set scene_type extend and extends_scene");
            default ->
                throw invalid("generation.endpoint " + text
                        + " is not known: leave it out, or use omni, text2video or image2video");
        };
    }

    private String defaultModel(String service, EndpointType endpoint) {
        return catalog.models(service, endpoint).stream()
                .findFirst()
                .orElseThrow(() -> invalid("generation.service " + service + " makes no clips by " + endpoint.text()
                        + ": use " + String.join(" or ", catalog.services())));
    }

    /** A 1080p film asks for {@code pro} (1080p), any other for {@code std}; a model with one mode gets that. */
    private String defaultMode(Script script, String service, EndpointType endpoint, String model) {
        String wanted = script.video().resolution() == Resolution.P1080 ? "pro" : "std";
        return catalog.find(service, endpoint, model)
                .map(rules -> rules.modeOr(wanted))
                .orElse(wanted);
    }

    private static Scene scene(List<Scene> scenes, int order) {
        if (order < 1 || order > scenes.size()) {
            throw invalid("scene " + order + " does not exist: the script has " + scenes.size());
        }
        return scenes.get(order - 1);
    }

    private static ProviderException invalid(String message) {
        return new ProviderException(FailureKind.INVALID_REQUEST, message, null, null);
    }
}
