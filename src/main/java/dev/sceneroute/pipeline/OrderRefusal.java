package dev.sceneroute.pipeline;

import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.GenerationSettings;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.ProviderException;
import dev.sceneroute.generation.ProviderSlotStore;
import dev.sceneroute.generation.Providers;
import dev.sceneroute.pipeline.Outcome.Next;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.JobSceneStore;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stage 5, order: what follows when a provider did not take an order. Decided by the kind of failure alone. */
@Component
public class OrderRefusal {
    private static final Logger LOG = LoggerFactory.getLogger(OrderRefusal.class);

    /** Checks of one order after which a person is told what it waits for. */
    private static final int TOLD_AFTER = 5;

    private final GenerationTaskStore tasks;
    private final ProviderSlotStore slots;
    private final JobSceneStore scenes;
    private final SceneFailure failure;
    private final AccountHold account;
    private final Providers providers;
    private final GenerationSettings settings;
    private final Clock clock;

    OrderRefusal(
            GenerationTaskStore tasks,
            ProviderSlotStore slots,
            JobSceneStore scenes,
            SceneFailure failure,
            AccountHold account,
            Providers providers,
            GenerationSettings settings,
            Clock clock) {
        this.tasks = tasks;
        this.slots = slots;
        this.scenes = scenes;
        this.failure = failure;
        this.account = account;
        this.providers = providers;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Decides what becomes of a scene whose order was refused, or of which nobody knows.
     *
     * @param task the order that was sent
     * @param refusal why
     */
    @Transactional
    public Outcome handle(@Variable(Variables.TASK) GenerationTask task, @ExchangeException ProviderException refusal) {
        LOG.info(
                "Order {} was not taken: {} ({}, request {}); {}",
                task.order().externalId(),
                refusal.getMessage(),
                refusal.kind(),
                refusal.requestId(),
                whatFollows(refusal.kind()));
        return switch (refusal.kind()) {
            case AMBIGUOUS, DUPLICATE -> lookUp(task, refusal);
            case CONCURRENCY_LIMIT, RATE_LIMITED -> waitForRoom(task, settings.fullRest());
            case TRANSIENT -> waitForRoom(task, settings.transientRest());
            case TOKEN_REJECTED, AUTHENTICATION, ACCOUNT -> waitForAccount(task, refusal);
            case PERMISSION, INVALID_REQUEST, CONTENT_REFUSED, NOT_FOUND, OVERDUE, GENERATION_FAILED ->
                failure.ofTask(task, refusal.kind(), refusal.getMessage());
        };
    }

    private static String whatFollows(FailureKind kind) {
        return switch (kind) {
            case AMBIGUOUS, DUPLICATE -> "it is looked up before anything else";
            case CONCURRENCY_LIMIT, RATE_LIMITED, TRANSIENT -> "the scene waits for its turn again";
            case TOKEN_REJECTED, AUTHENTICATION, ACCOUNT -> "all orders of this account wait";
            default -> "the scene is given up";
        };
    }

    private Outcome lookUp(GenerationTask task, ProviderException refusal) {
        if (!providers.of(task.service()).looksUp()) {
            return failure.unknown(task, "The answer to the order was lost: " + refusal.getMessage());
        }
        // At once the first time; with pauses when the provider keeps leaving us in the dark.
        boolean first = task.checks() == 0;
        if (task.checks() >= TOLD_AFTER) {
            scenes.remark(
                    task.scene(),
                    task.id(),
                    ErrorCode.AI_PROVIDER_FAILURE,
                    "The order is sent again and again, and is never taken: " + refusal.getMessage());
        }
        tasks.checkLater(task.id(), first ? Duration.ZERO : settings.nextCheck(task.checks(), false));
        return new Outcome(first ? Next.LOOK_UP : Next.NOTHING, task.scene(), task.id(), null);
    }

    private Outcome waitForRoom(GenerationTask task, Duration firstRest) {
        if (takeBack(task)) {
            slots.refused(task.id(), firstRest, settings.longestRest());
        }
        return Outcome.of(Next.NOTHING, task.scene());
    }

    // Whoever owes money or has a wrong key is refused for every scene: nobody orders until that is mended.
    private Outcome waitForAccount(GenerationTask task, ProviderException refusal) {
        if (takeBack(task)) {
            slots.free(task.id());
            account.hold(task, refusal);
        }
        return Outcome.of(Next.NOTHING, task.scene());
    }

    // The provider certainly did nothing: the same attempt is ordered again under the same external id, if the scene
    // still wants it. Its job may have been canceled meanwhile; its place is free all the same.
    private boolean takeBack(GenerationTask task) {
        if (!tasks.forget(task.id())) {
            return false;
        }
        scenes.putBack(task.scene(), task.id(), task.attempt(), clock.instant());
        return true;
    }
}
