package dev.sceneroute.api;

import dev.sceneroute.ledger.Ledger;
import dev.sceneroute.ledger.OrphanAudit;
import dev.sceneroute.ledger.OrphanScan;
import dev.sceneroute.ledger.SpendQuery;
import dev.sceneroute.ledger.SpendQuery.By;
import dev.sceneroute.pipeline.Variables;
import dev.sceneroute.runtime.Json;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operations that show what was spent. */
@Component
public class SpendOperations {
    private static final List<String> BY =
            Arrays.stream(By.values()).map(By::word).toList();

    private final Ledger ledger;
    private final OrphanAudit audit;
    private final Json json;

    SpendOperations(Ledger ledger, OrphanAudit audit, Json json) {
        this.ledger = ledger;
        this.audit = audit;
        this.json = json;
    }

    /**
     * Shows what was spent and what is reserved.
     *
     * @throws RefusedException naming every parameter that is wrong
     */
    public Answer spend(@Header(Exchange.HTTP_QUERY) @Nullable String rawQuery) {
        QueryFields fields = QueryFields.of(rawQuery, List.of("by", "from", "to"));
        By by = fields.word("by", By.DAY, BY, word -> By.valueOf(word.toUpperCase(Locale.ROOT)));
        LocalDate from = fields.day("from");
        LocalDate to = fields.day("to");
        if (from != null && to != null && to.isBefore(from)) {
            fields.wrong("to", "range", "to must not be before from");
        }
        fields.check();
        return Answer.ok(json.write(ledger.report(Caller.owner(), new SpendQuery(by, from, to))));
    }

    /**
     * Begins to look for paid tasks that no scene uses.
     *
     * @throws RefusedException if the request has parameters
     */
    public OrphanScan beginOrphans(@Header(Exchange.HTTP_QUERY) @Nullable String rawQuery) {
        QueryFields.of(rawQuery, List.of()).check();
        return audit.begin(Caller.owner());
    }

    /** Shows the paid tasks that no scene uses. */
    public Answer orphans(@Variable(Variables.SCAN) OrphanScan scan) {
        return Answer.ok(json.write(audit.report(scan)));
    }
}
