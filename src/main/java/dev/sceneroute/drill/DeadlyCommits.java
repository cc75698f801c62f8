package dev.sceneroute.drill;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** In a process under test: passes the points before and after each commit. */
@Component
@Profile("drill-worker")
class DeadlyCommits implements TransactionExecutionListener {
    private static final String OURS = "dev.sceneroute.";
    /** Done at every start, or every second, whether there is work or not. */
    private static final Set<String> NO_WORK =
            Set.of("ProviderSlotStore.resize", "NodeBeat.takeOver", "NodeBeat.releaseStrays");

    private final DeadlyPoints points;

    DeadlyCommits(DeadlyPoints points) {
        this.points = points;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        pass(Moment.BEFORE_COMMIT, transaction);
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure == null) {
            pass(Moment.AFTER_COMMIT, transaction);
        }
    }

    private void pass(Moment moment, TransactionExecution transaction) {
        if (!transaction.getTransactionName().startsWith(OURS)) {
            return;
        }
        String step = StepNames.ofTransaction(transaction.getTransactionName());
        points.pass(moment, step);
        if (moment == Moment.AFTER_COMMIT && !NO_WORK.contains(step)) {
            points.working();
        }
    }
}
