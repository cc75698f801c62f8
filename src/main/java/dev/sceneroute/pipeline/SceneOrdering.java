package dev.sceneroute.pipeline;

import dev.sceneroute.generation.GenerationSettings;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.GenerationTaskStore.Acceptance;
import dev.sceneroute.generation.Price;
import dev.sceneroute.generation.ProviderSlotStore;
import dev.sceneroute.generation.Providers;
import dev.sceneroute.generation.SceneRouter;
import dev.sceneroute.generation.TaskReport;
import dev.sceneroute.generation.TaskState;
import dev.sceneroute.generation.VideoOrder;
import dev.sceneroute.ledger.Budget;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.production.Script;
import dev.sceneroute.runtime.Ids;
import dev.sceneroute.runtime.Node;
import dev.sceneroute.runtime.PublicAddress;
import dev.sceneroute.runtime.WorkInHand;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Stage 5, order: a slot, an intent, the paid call, its outcome. */
@Component
public class SceneOrdering {
    private final ProviderSlotStore slots;
    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final GenerationTaskStore tasks;
    private final SceneRouter router;
    private final OrderDraft drafts;
    private final Providers providers;
    private final Budget budget;
    private final JobJournal journal;
    private final PublicAddress address;
    private final GenerationSettings settings;
    private final Node node;
    private final WorkInHand work;
    private final Clock clock;

    SceneOrdering(
            ProviderSlotStore slots,
            JobStore jobs,
            JobSceneStore scenes,
            GenerationTaskStore tasks,
            SceneRouter router,
            OrderDraft drafts,
            Providers providers,
            Budget budget,
            JobJournal journal,
            PublicAddress address,
            GenerationSettings settings,
            Node node,
            WorkInHand work,
            Clock clock) {
        this.slots = slots;
        this.jobs = jobs;
        this.scenes = scenes;
        this.tasks = tasks;
        this.router = router;
        this.drafts = drafts;
        this.providers = providers;
        this.budget = budget;
        this.journal = journal;
        this.address = address;
        this.settings = settings;
        this.node = node;
        this.work = work;
        this.clock = clock;
    }

    /**
     * Takes a free slot and the next scene whose turn it is, and commits the intent to order it: nothing is paid for
     * before this transaction is on disk, and what it is expected to cost is reserved in it.
     *
     * @param pool the slot pool that may have room
     * @return the order to send, or nothing if there is no slot, nobody waits, or this process is about to stop
     * @throws dev.sceneroute.ledger.BudgetExceededException if a cap forbids the scene; then nothing is claimed
     */
    @Transactional
    public @Nullable GenerationTask claim(@Body String pool, Exchange exchange) {
        String taskId = Ids.next("task");
        if (!work.begin(WorkInHand.TASK + taskId, exchange) || !slots.take(pool, taskId)) {
            return null;
        }
        JobScene scene = scenes.claimNextWaiting(pool, taskId).orElse(null);
        if (scene == null) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return null;
        }
        GenerationTask task = intent(taskId, scene);
        Price price = providers.of(task.service()).price(task.order(), task.createdAt());
        budget.admit(task, price);
        tasks.intend(task, price, settings.createLimit(), node.name());
        return task;
    }

    /**
     * Records that the provider took the order. A callback may have been faster: what it told is acted upon now.
     *
     * @param task the order that was sent
     * @param report the provider's answer
     * @param sent the request as it went out, without secrets and images
     * @param answered the answer as it came
     * @return what a callback has told of the task already, if it has told its end
     */
    @Transactional
    public @Nullable TaskNews accepted(
            @Variable(Variables.TASK) GenerationTask task,
            @Body TaskReport report,
            @Variable(Variables.SENT) String sent,
            @Variable(Variables.ANSWERED) String answered) {
        Duration patience = settings.nextCheck(0, address.reachable());
        Acceptance acceptance =
                tasks.accepted(task.id(), report, sent, answered, patience).orElse(null);
        if (acceptance == null) {
            tasks.complete(task.id(), report, sent, answered);
            return null;
        }
        if (task.checks() > 0) {
            scenes.clearRemark(task.scene(), task.id());
        }
        journal.scene(task.scene(), "scene.ordered", Map.of("task_id", report.taskId(), "attempt", task.attempt()));
        return acceptance.endTold() ? endToldEarly(task) : null;
    }

    private TaskNews endToldEarly(GenerationTask task) {
        return new TaskNews(task.id(), true, slots.free(task.id()).orElse(null));
    }

    private GenerationTask intent(String taskId, JobScene scene) {
        Script script = scene.of(jobs.snapshot(scene));
        String token = Ids.token();
        SceneRouter.Route route = router.route(script, scene.order());
        VideoOrder order = drafts.of(
                script,
                scene,
                address.callbackUrl("/api/v1/callbacks/" + route.service() + "/" + token)
                        .orElse(null));
        return new GenerationTask(
                taskId,
                scene.owner(),
                scene.key(),
                scene.attempt(),
                route.service(),
                order,
                token,
                null,
                TaskState.INTENDED,
                0,
                clock.instant());
    }
}
