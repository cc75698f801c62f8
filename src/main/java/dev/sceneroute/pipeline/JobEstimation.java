package dev.sceneroute.pipeline;

import dev.sceneroute.generation.Providers;
import dev.sceneroute.generation.SceneRouter;
import dev.sceneroute.generation.VideoOrder;
import dev.sceneroute.ledger.Budget;
import dev.sceneroute.ledger.Estimate;
import dev.sceneroute.ledger.Ledger;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.Script;
import dev.sceneroute.production.StoredScript;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Says what a script's clips will cost before any is ordered. Asks nobody outside. */
@Component
public class JobEstimation {
    private final OrderPlan plan;
    private final NarrationPlan narration;
    private final SceneRouter router;
    private final Providers providers;
    private final Budget budget;
    private final Ledger ledger;
    private final Clock clock;

    JobEstimation(
            OrderPlan plan,
            NarrationPlan narration,
            SceneRouter router,
            Providers providers,
            Budget budget,
            Ledger ledger,
            Clock clock) {
        this.plan = plan;
        this.narration = narration;
        this.router = router;
        this.providers = providers;
        this.budget = budget;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What every scene is expected to cost now. */
    Estimate of(Script script) {
        Instant now = clock.instant();
        List<Scene> all = script.scenes();
        List<Estimate.Scene> scenes = IntStream.rangeClosed(1, all.size())
                .filter(order -> !all.get(order - 1).sceneType().isDrawn())
                .mapToObj(order -> scene(script, order, now))
                .toList();
        return new Estimate(scenes);
    }

    /**
     * Keeps what a new job is expected to cost, each clip as long as what is said in it is guessed to need it.
     *
     * @throws dev.sceneroute.ledger.BudgetExceededException if no cap will ever let it be finished
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void accept(String jobId, StoredScript script, Deliver deliver) {
        Estimate estimate = of(narration.expected(script.script(), deliver));
        budget.check(script.projectId(), estimate);
        ledger.expect(jobId, script.owner(), estimate);
    }

    private Estimate.Scene scene(Script script, int order, Instant now) {
        String service = router.route(script, order).service();
        VideoOrder clip = plan.order(script, order);
        return Estimate.Scene.of(order, service, clip, providers.of(service).price(clip, now));
    }
}
