package dev.sceneroute.ledger;

import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.Price;
import dev.sceneroute.generation.Units;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The budget of the program under test, whose caps each test sets as it needs them; none, until it does. */
@Component
@Primary
public class Caps extends Budget {
    private static final ZoneId UTC = ZoneOffset.UTC;

    private final SpendStore spend;
    private volatile Budget now;

    Caps(SpendStore spend) {
        super(settings(null, null, null), spend);
        this.spend = spend;
        this.now = new Budget(settings(null, null, null), spend);
    }

    /** Takes every cap away. */
    public void none() {
        set(null, null, null);
    }

    public void perJob(String units) {
        set(units(units), null, null);
    }

    public void perProject(String units) {
        set(null, null, units(units));
    }

    public void perDay(String units) {
        set(null, units(units), null);
    }

    /** Lets so many units be spent today beyond what is spent and reserved already. */
    public void perDayFromNow(String units) {
        BigDecimal used = spend.today(UTC).units().amount();
        set(null, new Cap(used.add(new BigDecimal(units)), null), null);
    }

    /** The same in money. */
    public void moneyPerDayFromNow(String money) {
        BigDecimal used = spend.today(UTC).money().amount();
        set(null, new Cap(null, used.add(new BigDecimal(money))), null);
    }

    /** What is spent and reserved for a job. */
    public Units used(String jobId) {
        return spend.ofJob(jobId).units();
    }

    private void set(@Nullable Cap perJob, @Nullable Cap perDay, @Nullable Cap perProject) {
        now = new Budget(settings(perJob, perDay, perProject), spend);
    }

    private static Cap units(String units) {
        return new Cap(new BigDecimal(units), null);
    }

    private static BudgetSettings settings(@Nullable Cap perJob, @Nullable Cap perDay, @Nullable Cap perProject) {
        return new BudgetSettings("USD", UTC, perJob, perDay, perProject);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void admit(GenerationTask task, Price price) {
        now.admit(task, price);
    }

    @Override
    public void check(@Nullable String projectId, Estimate estimate) {
        now.check(projectId, estimate);
    }

    @Override
    public BudgetView view(@Nullable String projectId, Estimate estimate) {
        return now.view(projectId, estimate);
    }
}
