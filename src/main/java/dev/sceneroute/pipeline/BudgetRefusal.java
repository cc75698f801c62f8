package dev.sceneroute.pipeline;

import dev.sceneroute.ledger.BudgetExceededException;
import dev.sceneroute.pipeline.Outcome.Next;
import dev.sceneroute.production.ErrorCode;
import dev.sceneroute.production.JobScene;
import dev.sceneroute.production.JobSceneState;
import dev.sceneroute.production.JobSceneStore;
import dev.sceneroute.production.SceneKey;
import java.util.Objects;
import org.apache.camel.ExchangeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stage 5, order: what follows when a cap does not allow a scene to be ordered. Nothing was sent and no slot is taken. */
@Component
public class BudgetRefusal {
    private static final Logger LOG = LoggerFactory.getLogger(BudgetRefusal.class);

    private final JobSceneStore scenes;
    private final SceneFailure failure;

    BudgetRefusal(JobSceneStore scenes, SceneFailure failure) {
        this.scenes = scenes;
        this.failure = failure;
    }

    /**
     * Gives the scene up, so that a person hears of it, and lets the next one try: it may cost less.
     *
     * @param refusal why, of the scene that was claimed; the claim was taken back
     */
    @Transactional
    public Outcome handle(@ExchangeException BudgetExceededException refusal) {
        SceneKey key = Objects.requireNonNull(refusal.scene(), "a claim is of a scene");
        String message = String.valueOf(refusal.getMessage());
        LOG.info("Scene {} of {} is not ordered: {}", key.order(), key.jobId(), message);
        Outcome outcome = failure.ofScene(key, JobSceneState.WAITING, null, ErrorCode.BUDGET_EXCEEDED, message);
        if (outcome.next() == Next.NOTHING) {
            return outcome;
        }
        String pool = scenes.find(key).map(JobScene::slotPool).orElse(null);
        return new Outcome(outcome.next(), key, null, pool);
    }
}
