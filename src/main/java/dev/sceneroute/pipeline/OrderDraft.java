package dev.sceneroute.pipeline;

import dev.sceneroute.generation.AdjustmentReason;
import dev.sceneroute.generation.OrderImage;
import dev.sceneroute.generation.PromptAdjustment;
import dev.sceneroute.generation.Providers;
import dev.sceneroute.generation.SceneRouter;
import dev.sceneroute.generation.VideoOrder;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.ReferenceAsset;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.SceneKey;
import dev.sceneroute.production.Script;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stage 5, order: what a scene is ordered with, from its rows alone, so that after a crash the same order is made: the
 * script's words, a prompt somebody gave in their place, and the adjustments to whatever was wrong before.
 */
@Component
class OrderDraft {
    /** Images of an order without a video (Kling, Omni video: images and elements together). */
    private static final int MOST_IMAGES = 7;

    /** What an extension adds (Kling integration specification, 2026-03-28: 4 to 5 s). */
    private static final int ADDED_SECONDS = 5;

    private final SceneRouter router;
    private final Providers providers;
    private final JobSceneStore scenes;
    private final AssetStore assets;
    private final List<PromptAdjustment> adjustments;

    OrderDraft(
            SceneRouter router,
            Providers providers,
            JobSceneStore scenes,
            AssetStore assets,
            List<PromptAdjustment> adjustments) {
        this.router = router;
        this.providers = providers;
        this.scenes = scenes;
        this.assets = assets;
        this.adjustments = adjustments;
    }

    /**
     * The order of a scene's next attempt.
     *
     * @param script the job's snapshot
     * @param callbackUrl where the provider reports to, if it can
     */
    VideoOrder of(Script script, JobScene scene, @Nullable String callbackUrl) {
        Scene content = script.scenes().get(scene.order() - 1);
        AdjustmentReason reason = AdjustmentReason.find(scene.adjustFor()).orElse(null);
        if (reason == null || scene.attempt() == 1) {
            return plain(script, scene, callbackUrl, content.referenceAssets());
        }
        VideoOrder order = reason == AdjustmentReason.CONTINUITY
                ? strengthened(script, scene, callbackUrl, content)
                : plain(script, scene, callbackUrl, content.referenceAssets());
        if (scene.goesOnFrom() != null) {
            order = order.goingOnFrom(scene.goesOnFrom(), ADDED_SECONDS);
        }
        for (PromptAdjustment adjustment : adjustments) {
            order = adjustment.adjust(order, reason, scene.attempt());
        }
        return order;
    }

    /** Whether the provider can go on from the clip a scene has now, which is known by its model. */
    boolean canGoOn(Script script, JobScene scene) {
        String videoId = scene.videoId();
        if (videoId == null || scene.goesOnFrom() != null) {
            return false;
        }
        Scene content = script.scenes().get(scene.order() - 1);
        VideoOrder order = plain(script, scene, null, content.referenceAssets()).goingOnFrom(videoId, ADDED_SECONDS);
        return providers
                .of(router.route(script, scene.order()).service())
                .problems(order)
                .isEmpty();
    }

    /**
     * With all reference images of the scene's continuity group, as far as the provider takes them (Kling integration
     * specification, 2026-03-28, §8: continuity failure, a stronger reference strategy); without them where it does not.
     */
    private VideoOrder strengthened(Script script, JobScene scene, @Nullable String callbackUrl, Scene content) {
        List<ReferenceAsset> all = Stream.concat(
                        content.referenceAssets().stream(), groupImages(script, content.continuityGroup()))
                .filter(distinctAssets())
                .limit(MOST_IMAGES)
                .toList();
        VideoOrder order = plain(script, scene, callbackUrl, all);
        String service = router.route(script, scene.order()).service();
        return providers.of(service).problems(order).isEmpty()
                ? order
                : plain(script, scene, callbackUrl, content.referenceAssets());
    }

    private static Stream<ReferenceAsset> groupImages(Script script, @Nullable String group) {
        return script.scenes().stream()
                .filter(other -> group != null && group.equals(other.continuityGroup()))
                .flatMap(other -> other.referenceAssets().stream())
                .filter(image -> image.role() == ReferenceAsset.Role.REFERENCE);
    }

    private static Predicate<ReferenceAsset> distinctAssets() {
        Set<String> seen = new HashSet<>();
        return image -> seen.add(String.valueOf(image.assetId()));
    }

    private VideoOrder plain(
            Script script, JobScene scene, @Nullable String callbackUrl, List<ReferenceAsset> references) {
        Scene content = script.scenes().get(scene.order() - 1);
        VideoOrder order = router.order(
                script,
                scene.order(),
                externalId(scene),
                callbackUrl,
                references.stream().map(this::image).toList(),
                parentVideo(scene.jobId(), content));
        return scene.prompt() == null ? order : order.withPrompt(scene.prompt());
    }

    /** Deterministic and URL-safe; begins with a word, so that it can never look like a provider's task id. */
    private static String externalId(JobScene scene) {
        return scene.jobId().replace('_', '-') + "-s" + scene.order() + "-a" + scene.attempt();
    }

    private OrderImage image(ReferenceAsset reference) {
        String assetId = Objects.requireNonNull(reference.assetId(), "a stored script has stored images");
        return new OrderImage(reference.role(), assetId, assets.get(assetId).sha256());
    }

    private @Nullable String parentVideo(String jobId, Scene scene) {
        Integer parent = scene.extendsScene();
        return parent == null
                ? null
                : scenes.find(new SceneKey(jobId, parent))
                        .map(JobScene::videoId)
                        .orElse(null);
    }
}
