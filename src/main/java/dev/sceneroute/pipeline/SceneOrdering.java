package dev.sceneroute.pipeline;

import dev.sceneroute.generation.AdjustmentReason;
import dev.sceneroute.generation.GenerationSettings;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.OrderImage;
import dev.sceneroute.generation.PromptAdjustment;
import dev.sceneroute.generation.ProviderSlotStore;
import dev.sceneroute.generation.SceneRouter;
import dev.sceneroute.generation.TaskReport;
import dev.sceneroute.generation.TaskState;
import dev.sceneroute.generation.VideoOrder;
import dev.sceneroute.production.AssetStore;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.ReferenceAsset;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.SceneKey;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.Ids;
import dev.sceneroute.runtime.Node;
import dev.sceneroute.runtime.PublicAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Stage 4, order: a slot, an intent, the paid call, its outcome. */
@Component
public class SceneOrdering {
    private final ProviderSlotStore slots;
    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final GenerationTaskStore tasks;
    private final AssetStore assets;
    private final SceneRouter router;
    private final List<PromptAdjustment> adjustments;
    private final JobJournal journal;
    private final PublicAddress address;
    private final GenerationSettings settings;
    private final Node node;
    private final Clock clock;

    SceneOrdering(
            ProviderSlotStore slots,
            JobStore jobs,
            JobSceneStore scenes,
            GenerationTaskStore tasks,
            AssetStore assets,
            SceneRouter router,
            List<PromptAdjustment> adjustments,
            JobJournal journal,
            PublicAddress address,
            GenerationSettings settings,
            Node node,
            Clock clock) {
        this.slots = slots;
        this.jobs = jobs;
        this.scenes = scenes;
        this.tasks = tasks;
        this.assets = assets;
        this.router = router;
        this.adjustments = adjustments;
        this.journal = journal;
        this.address = address;
        this.settings = settings;
        this.node = node;
        this.clock = clock;
    }

    /**
     * Takes a free slot and the next scene whose turn it is, and commits the intent to order it: nothing is paid for
     * before this transaction is on disk.
     *
     * @param pool the slot pool that may have room
     * @return the order to send, or nothing if there is no slot or nobody waits
     */
    @Transactional
    public @Nullable GenerationTask claim(@Body String pool) {
        String taskId = Ids.next("task");
        if (!slots.take(pool, taskId)) {
            return null;
        }
        JobScene scene = scenes.claimNextWaiting(pool, taskId).orElse(null);
        if (scene == null) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return null;
        }
        GenerationTask task = intent(taskId, scene);
        tasks.intend(task, settings.createLimit(), node.name());
        return task;
    }

    /**
     * Records that the provider took the order. A callback that was faster has recorded more already.
     *
     * @param task the order that was sent
     * @param report the provider's answer
     * @param sent the request as it went out, without secrets and images
     * @param answered the answer as it came
     */
    @Transactional
    public void accepted(
            @Variable(Variables.TASK) GenerationTask task,
            @Body TaskReport report,
            @Variable(Variables.SENT) String sent,
            @Variable(Variables.ANSWERED) String answered) {
        Duration patience = settings.nextCheck(0, address.reachable());
        if (tasks.accepted(task.id(), report, sent, answered, patience)) {
            journal.scene(task.scene(), "scene.ordered", Map.of("task_id", report.taskId(), "attempt", task.attempt()));
        }
    }

    private GenerationTask intent(String taskId, JobScene scene) {
        Script script = jobs.snapshot(scene.jobId());
        String token = Ids.token();
        SceneRouter.Route route = router.route(script, scene.order());
        Scene content = script.scenes().get(scene.order() - 1);
        VideoOrder order = router.order(
                script,
                scene.order(),
                externalId(scene),
                address.callbackUrl("/api/v1/callbacks/" + route.service() + "/" + token)
                        .orElse(null),
                images(content),
                parentVideo(scene.jobId(), content));
        return new GenerationTask(
                taskId,
                scene.owner(),
                scene.key(),
                scene.attempt(),
                route.service(),
                adjusted(order, scene),
                token,
                null,
                TaskState.INTENDED,
                0,
                clock.instant());
    }

    /** From the row alone, so that after a crash the same order is made. */
    private VideoOrder adjusted(VideoOrder order, JobScene scene) {
        AdjustmentReason reason = AdjustmentReason.find(scene.adjustFor()).orElse(null);
        if (reason == null || scene.attempt() == 1) {
            return order;
        }
        VideoOrder better = order;
        for (PromptAdjustment adjustment : adjustments) {
            better = adjustment.adjust(better, reason, scene.attempt());
        }
        return better;
    }

    /** Deterministic and URL-safe; begins with a word, so that it can never look like a provider's task id. */
    private static String externalId(JobScene scene) {
        return scene.jobId().replace('_', '-') + "-s" + scene.order() + "-a" + scene.attempt();
    }

    private List<OrderImage> images(Scene scene) {
        return scene.referenceAssets().stream().map(this::image).toList();
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
