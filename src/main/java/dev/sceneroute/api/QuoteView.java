package dev.sceneroute.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sceneroute.generation.Money;
import dev.sceneroute.generation.Units;
import dev.sceneroute.ledger.BudgetView;
import dev.sceneroute.ledger.Estimate;
import dev.sceneroute.pipeline.JobQuote;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a job would cost, as the contract shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QuoteView(
        boolean dryRun,
        Units units,
        Money money,
        String currency,
        @Nullable LocalDate priceDate,
        List<Integer> unpricedScenes,
        List<Estimate.Scene> scenes,
        List<FitView> narration,
        List<BudgetView.CapView> caps,
        @Nullable String refusal,
        @Nullable String liveJobId) {

    static QuoteView of(JobQuote quote) {
        Estimate estimate = quote.estimate();
        return new QuoteView(
                true,
                estimate.total().units(),
                estimate.total().money(),
                quote.budget().currency(),
                estimate.priceDate().orElse(null),
                estimate.unpriced().stream().map(Estimate.Scene::order).toList(),
                estimate.scenes(),
                quote.fits().stream().map(FitView::of).toList(),
                quote.budget().caps(),
                quote.budget().refusal(),
                quote.liveJobId());
    }
}
