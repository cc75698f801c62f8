package dev.sceneroute.command;

import dev.sceneroute.ledger.Amount;
import dev.sceneroute.ledger.JobSpend;
import dev.sceneroute.ledger.Ledger;
import dev.sceneroute.production.Job;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** What a film is expected to cost, in one line, before anything is ordered. */
@Component
class CostLine {
    private final Ledger ledger;
    private final boolean sandbox;

    CostLine(Ledger ledger, Environment environment) {
        this.ledger = ledger;
        this.sandbox = environment.acceptsProfiles(Profiles.of("sandbox"));
    }

    /** Such as {@code Estimate: 18 units, about 2.52 USD. This is the sandbox: it costs nothing real.} */
    String of(Job job) {
        JobSpend spend = ledger.ofJob(job.id());
        StringBuilder line = new StringBuilder("Estimate: ");
        Amount estimated = spend.estimated();
        line.append(estimated == null ? "unknown" : words(estimated, spend));
        if (spend.unpricedScenes() > 0) {
            line.append(", and ").append(spend.unpricedScenes()).append(" scenes whose price is not known");
        }
        Amount used = spend.spent().plus(spend.reserved());
        if (used.units().amount().signum() > 0) {
            line.append("; spent or reserved already: ").append(words(used, spend));
        }
        return line.append(sandbox ? ". This is the sandbox: it costs nothing real." : ".")
                .toString();
    }

    private static String words(Amount amount, JobSpend spend) {
        return amount.units() + ", about " + amount.money() + " " + spend.currency();
    }
}
