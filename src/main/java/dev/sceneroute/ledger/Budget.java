package dev.sceneroute.ledger;

import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.Price;
import dev.sceneroute.production.SceneKey;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Says no before money is spent. What is open counts with its reservation. Without a cap it asks nobody anything. */
@Component
public class Budget {
    private static final String JOB = "the job";

    private final BudgetSettings settings;
    private final SpendStore spend;

    Budget(BudgetSettings settings, SpendStore spend) {
        this.settings = settings;
        this.spend = spend;
    }

    /**
     * Lets an order pass that no cap forbids. From here to the end of the transaction nobody else is let pass, on any
     * node: what was counted stays true until the reservation is on disk.
     *
     * @param task the order whose intent is committed in the same transaction
     * @throws BudgetExceededException naming cap, numbers and the way out
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void admit(GenerationTask task, Price price) {
        if (!settings.isCapped()) {
            return;
        }
        SceneKey scene = task.scene();
        Estimate.Scene order = Estimate.Scene.of(scene.order(), task.service(), task.order(), price);
        if (order.units() == null) {
            throw new BudgetExceededException(scene, unknownPrice(order));
        }
        spend.lock();
        for (CapState state : states(spend.projectOf(scene.jobId()), scene.jobId())) {
            state.brokenBy(order.amount(), "scene " + scene.order(), settings.currency())
                    .ifPresent(words -> {
                        throw new BudgetExceededException(scene, words);
                    });
        }
    }

    /**
     * Refuses a job that can never be finished under the caps: its estimate is above what the cap for jobs or the rest
     * of its project's allows, or one of its scenes alone is above the cap for days.
     *
     * @throws BudgetExceededException naming cap, numbers and the way out
     */
    public void check(@Nullable String projectId, Estimate estimate) {
        refusal(projectId, estimate).ifPresent(words -> {
            throw new BudgetExceededException(null, words);
        });
    }

    /** Every cap there is, as it stands for a job that has not begun. */
    public BudgetView view(@Nullable String projectId, Estimate estimate) {
        List<BudgetView.CapView> caps = states(projectId, null).stream()
                .map(state -> BudgetView.CapView.of(state, isExceeded(state, estimate)))
                .toList();
        return new BudgetView(
                settings.currency(), caps, refusal(projectId, estimate).orElse(null));
    }

    private boolean isExceeded(CapState state, Estimate estimate) {
        return state.brokenBy(estimate.total(), JOB, settings.currency()).isPresent();
    }

    private Optional<String> refusal(@Nullable String projectId, Estimate estimate) {
        if (!settings.isCapped()) {
            return Optional.empty();
        }
        if (!estimate.unpriced().isEmpty()) {
            return Optional.of(unknownPrice(estimate.unpriced().get(0)));
        }
        return states(projectId, null).stream()
                .map(state -> neverFits(state, estimate))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private @Nullable String neverFits(CapState state, Estimate estimate) {
        if (state.cap() != CapKind.PER_DAY) {
            return state.brokenBy(estimate.total(), JOB, settings.currency()).orElse(null);
        }
        // A job may take several days; one scene cannot.
        CapState newDay = new CapState(state.cap(), state.limit(), Amount.ZERO);
        return estimate.scenes().stream()
                .flatMap(scene ->
                        newDay.brokenBy(scene.amount(), "scene " + scene.order(), settings.currency()).stream())
                .findFirst()
                .orElse(null);
    }

    private List<CapState> states(@Nullable String projectId, @Nullable String jobId) {
        return Arrays.stream(CapKind.values())
                .map(kind -> state(kind, settings.of(kind), projectId, jobId))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable CapState state(
            CapKind kind, @Nullable Cap cap, @Nullable String projectId, @Nullable String jobId) {
        return cap == null ? null : new CapState(kind, cap, used(kind, projectId, jobId));
    }

    private Amount used(CapKind kind, @Nullable String projectId, @Nullable String jobId) {
        return switch (kind) {
            case PER_JOB -> jobId == null ? Amount.ZERO : spend.ofJob(jobId);
            case PER_DAY -> spend.today(settings.zone());
            case PER_PROJECT -> projectId == null ? Amount.ZERO : spend.ofProject(projectId);
        };
    }

    private static String unknownPrice(Estimate.Scene scene) {
        return "A cap is set in sceneroute.budget, and there is no price for scene " + scene.order() + " ("
                + scene.words() + "): add it to " + scene.service() + ".prices, or order another model";
    }
}
