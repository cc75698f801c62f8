package dev.sceneroute.pipeline;

import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.GenerationSettings;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.ProviderException;
import dev.sceneroute.generation.ProviderSlotStore;
import dev.sceneroute.generation.Providers;
import dev.sceneroute.generation.ResultVideo;
import dev.sceneroute.generation.TaskReport;
import dev.sceneroute.generation.TaskState;
import dev.sceneroute.generation.Units;
import dev.sceneroute.pipeline.Outcome.Next;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.JobJournal;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.JobStore;
import dev.sceneroute.runtime.PublicAddress;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stage 6, report: what the provider itself says of a task, whoever made us ask. */
@Component
public class TaskReporting {
    private static final Logger LOG = LoggerFactory.getLogger(TaskReporting.class);

    private final GenerationTaskStore tasks;
    private final ProviderSlotStore slots;
    private final JobStore jobs;
    private final JobSceneStore scenes;
    private final SceneFailure failure;
    private final JobJournal journal;
    private final AccountHold account;
    private final Providers providers;
    private final PublicAddress address;
    private final GenerationSettings settings;

    TaskReporting(
            GenerationTaskStore tasks,
            ProviderSlotStore slots,
            JobStore jobs,
            JobSceneStore scenes,
            SceneFailure failure,
            JobJournal journal,
            AccountHold account,
            Providers providers,
            PublicAddress address,
            GenerationSettings settings) {
        this.tasks = tasks;
        this.slots = slots;
        this.jobs = jobs;
        this.scenes = scenes;
        this.failure = failure;
        this.journal = journal;
        this.account = account;
        this.providers = providers;
        this.address = address;
        this.settings = settings;
    }

    /** The task to ask after, unless it has ended. */
    public @Nullable GenerationTask open(@Body String taskId) {
        return tasks.find(taskId).filter(task -> !task.state().isEnd()).orElse(null);
    }

    /**
     * Settles what the provider answered: an end is recorded once and gives the slot back; anything else means waiting.
     *
     * @param task the task that was asked after
     * @param report the provider's own answer, never a callback's word
     * @param answered the answer as it came
     */
    @Transactional
    public Outcome settle(
            @Variable(Variables.TASK) GenerationTask task,
            @Body TaskReport report,
            @Variable(Variables.ANSWERED) String answered) {
        return switch (report.status()) {
            case SUCCEED -> succeeded(task, report, answered);
            case FAILED -> failed(task, report);
            case SUBMITTED, PROCESSING -> stillRunning(task, report, answered);
        };
    }

    /** A paid task whose clip's address has expired: to be asked after once more, though it has ended. */
    public @Nullable GenerationTask ended(@Body String taskId) {
        return tasks.find(taskId)
                .filter(task -> task.state() == TaskState.SUCCEED && providers.has(task.service()))
                .orElse(null);
    }

    /** Takes the clip's new address. */
    @Transactional
    public Outcome renew(@Variable(Variables.TASK) GenerationTask task, @Body TaskReport report) {
        boolean renewed = !report.videos().isEmpty()
                && scenes.clipMoved(
                        task.scene(), task.id(), report.videos().get(0).url());
        return Outcome.of(renewed ? Next.COLLECT : Next.NOTHING, task.scene());
    }

    /** The provider could not be asked, or does not know the task. */
    @Transactional
    public Outcome unanswered(
            @Variable(Variables.TASK) GenerationTask task, @ExchangeException ProviderException problem) {
        if (problem.kind() == FailureKind.NOT_FOUND) {
            return missing(task);
        }
        if (problem.kind() == FailureKind.AUTHENTICATION || problem.kind() == FailureKind.ACCOUNT) {
            account.hold(task, problem);
        }
        LOG.info("{} could not be asked after: {}; it is asked after again later", task, problem.getMessage());
        return waitFor(task);
    }

    // It was accepted, so it may be paid: one "not found" may be the provider's slip, several are a person's to judge.
    private Outcome missing(GenerationTask task) {
        int times = tasks.missed(task.id(), settings.nextCheck(task.checks(), false));
        LOG.warn("{} is not known at the provider, for the {}. time", task, times);
        return times < settings.missingLimit()
                ? Outcome.of(Next.NOTHING, task.scene())
                : failure.unknown(
                        task,
                        "The provider had accepted the task " + task.lookUpId()
                                + " and does not know it any more (asked " + times + " times)");
    }

    private Outcome succeeded(GenerationTask task, TaskReport report, String answered) {
        if (report.videos().isEmpty()) {
            return withoutVideo(task, report, answered);
        }
        if (!tasks.end(task.id(), TaskState.SUCCEED, report, null, null, answered)) {
            return Outcome.of(Next.NOTHING, task.scene());
        }
        String pool = slots.free(task.id()).orElse(null);
        return new Outcome(clipMade(task, report.videos().get(0)), task.scene(), task.id(), pool);
    }

    // The clip is paid for, and its address may only be late: several such answers in a row are believed.
    private Outcome withoutVideo(GenerationTask task, TaskReport report, String answered) {
        if (task.state() != TaskState.SUBMITTED && task.state() != TaskState.PROCESSING) {
            return stillRunning(task, report, answered);
        }
        int times = tasks.missed(task.id(), settings.nextCheck(task.checks(), false));
        LOG.warn("{} is reported as a success without a video, for the {}. time", task, times);
        if (times < settings.missingLimit()) {
            return Outcome.of(Next.NOTHING, task.scene());
        }
        noteCharge(task, report);
        return failure.ofTask(task, FailureKind.GENERATION_FAILED, "The provider reported a success without a video");
    }

    private Next clipMade(GenerationTask task, ResultVideo video) {
        boolean linksOnly = jobs.get(task.scene().jobId()).deliver() == Deliver.LINKS;
        JobSceneState state = linksOnly ? JobSceneState.READY : JobSceneState.ORDERED;
        if (!scenes.clipMade(task.scene(), task.id(), state, video.id(), video.url())) {
            boolean kept = scenes.clipRemembered(task.scene(), task.id(), video.id(), video.url());
            LOG.warn(
                    "{} is paid and made, but its scene was given up meanwhile; {}",
                    task,
                    kept ? "it is kept, and used if the scene is tried again" : "it stays in the ledger");
            return Next.NOTHING;
        }
        journal.scene(task.scene(), linksOnly ? "scene.ready" : "scene.made", Map.of("video_id", video.id()));
        return linksOnly ? Next.GATHER : Next.COLLECT;
    }

    private Outcome failed(GenerationTask task, TaskReport report) {
        String message = report.message() == null ? "" : report.message();
        FailureKind kind = providers.of(task.service()).lateFailure(message);
        noteCharge(task, report);
        return failure.ofTask(task, kind, message);
    }

    // A failed task costs nothing, unless the provider says otherwise.
    private void noteCharge(GenerationTask task, TaskReport report) {
        if (report.units() != null && report.units().signum() > 0) {
            tasks.charged(task.id(), new Units(report.units()));
        }
    }

    private Outcome stillRunning(GenerationTask task, TaskReport report, String answered) {
        Duration patience = settings.nextCheck(task.checks(), address.reachable());
        if (tasks.accepted(task.id(), report, null, answered, patience).isPresent()) {
            scenes.clearRemark(task.scene(), task.id());
            journal.scene(task.scene(), "scene.ordered", Map.of("task_id", report.taskId(), "attempt", task.attempt()));
        }
        return tasks.overdue(task.id(), settings.taskLimit()) ? failure.overdue(task) : waitFor(task);
    }

    private Outcome waitFor(GenerationTask task) {
        tasks.checkLater(task.id(), settings.nextCheck(task.checks(), address.reachable()));
        return Outcome.of(Next.NOTHING, task.scene());
    }
}
