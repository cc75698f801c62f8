package dev.sceneroute.pipeline;

import dev.sceneroute.ledger.BudgetView;
import dev.sceneroute.ledger.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * What a job would cost, if it were started now.
 *
 * @param estimate the cost of each scene
 * @param budget what the caps say of it
 * @param liveJobId the job that would be found instead of starting one, and that costs nothing anew
 */
public record JobQuote(
        Estimate estimate, BudgetView budget, @Nullable String liveJobId) {}
