package dev.sceneroute.pipeline;

import dev.sceneroute.ledger.BudgetView;
import dev.sceneroute.ledger.Estimate;
import dev.sceneroute.speech.SceneFit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job would cost, if it were started now.
 *
 * @param estimate the cost of each scene
 * @param fits how each scene in which something is said, and its speech, are expected to go together
 * @param budget what the caps say of it
 * @param liveJobId the job that would be found instead of starting one, and that costs nothing anew
 */
public record JobQuote(
        Estimate estimate,
        List<SceneFit> fits,
        BudgetView budget,
        @Nullable String liveJobId) {

    /** Copies the list. */
    public JobQuote {
        fits = List.copyOf(fits);
    }
}
