package dev.sceneroute.ledger;

import dev.sceneroute.ledger.SpendReport.Line;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What jobs were expected to cost, and what they did. */
@Component
public class Ledger {
    private final EstimateStore estimates;
    private final SpendStore spend;
    private final BudgetSettings settings;

    Ledger(EstimateStore estimates, SpendStore spend, BudgetSettings settings) {
        this.estimates = estimates;
        this.spend = spend;
        this.settings = settings;
    }

    /** Keeps what a new job is expected to cost. */
    public void expect(String jobId, String owner, Estimate estimate) {
        estimates.insert(jobId, owner, estimate);
    }

    /** What a job costs. */
    public JobSpend ofJob(String jobId) {
        Optional<EstimateStore.Row> expected = estimates.find(jobId);
        Line line = spend.lineOfJob(jobId);
        return new JobSpend(
                settings.currency(),
                expected.map(EstimateStore.Row::total).orElse(null),
                expected.map(EstimateStore.Row::unpriced).orElse(0),
                line.reserved(),
                line.settled());
    }

    /** What one's own orders cost. */
    public SpendReport report(String owner, SpendQuery query) {
        List<Line> lines = spend.lines(owner, query, settings.zone());
        boolean more = lines.size() > SpendStore.MOST_LINES;
        return new SpendReport(
                query.by(),
                query.from(),
                query.to(),
                settings.zone().getId(),
                settings.currency(),
                more ? lines.subList(0, SpendStore.MOST_LINES) : lines,
                more,
                spend.total(owner, query, settings.zone()));
    }
}
