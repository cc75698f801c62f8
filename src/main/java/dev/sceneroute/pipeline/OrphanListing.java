package dev.sceneroute.pipeline;

import dev.sceneroute.generation.ProviderException;
import dev.sceneroute.generation.TaskReport;
import dev.sceneroute.ledger.OrphanAudit;
import dev.sceneroute.ledger.OrphanScan;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.springframework.stereotype.Component;

/** Upkeep: reads the providers' lists for the report of paid tasks that no scene uses. */
@Component
public class OrphanListing {
    private final OrphanAudit audit;

    OrphanListing(OrphanAudit audit) {
        this.audit = audit;
    }

    /** Takes one page of a provider's list in. */
    public void readPage(@Variable(Variables.SCAN) OrphanScan scan, @Body List<TaskReport> reports) {
        audit.read(scan, reports);
    }

    /** Goes on with the next list when a provider does not answer. */
    public void unanswered(@Variable(Variables.SCAN) OrphanScan scan, @ExchangeException ProviderException problem) {
        audit.unanswered(scan, "it could not be read (" + problem.kind() + "): " + problem.getMessage());
    }
}
