package dev.sceneroute.ledger;

import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.Providers;
import dev.sceneroute.generation.TaskReport;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Compares the providers' lists of tasks with our own books: what is paid for, and used by no scene? */
@Component
public class OrphanAudit {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MOST_SHOWN = 1000;

    private final GenerationTaskStore tasks;
    private final TaskUseStore orders;
    private final Providers providers;
    private final Clock clock;

    OrphanAudit(GenerationTaskStore tasks, TaskUseStore orders, Providers providers, Clock clock) {
        this.tasks = tasks;
        this.orders = orders;
        this.providers = providers;
        this.clock = clock;
    }

    /** Begins with the first list; there is one for each service and endpoint the owner has ordered from. */
    public OrphanScan begin(String owner) {
        List<GenerationTask> examples = tasks.oneOfEach(owner);
        List<GenerationTask> readable =
                examples.stream().filter(this::isReadable).toList();
        OrphanScan scan = new OrphanScan(owner, readable, clock.instant().plus(LIMIT));
        examples.stream()
                .filter(example -> !isReadable(example))
                .forEach(example -> scan.leaveOut(example, "the program does not know this provider any more"));
        return scan;
    }

    private boolean isReadable(GenerationTask example) {
        return providers.services().contains(example.service());
    }

    /** Takes one page of a list in. */
    public void read(OrphanScan scan, List<TaskReport> reports) {
        Map<String, TaskUse> known =
                orders.withExternalIds(scan.getExample().service(), OrphanScan.ours(reports)).stream()
                        .collect(Collectors.toMap(TaskUse::externalId, Function.identity()));
        scan.read(reports, known, clock.instant());
    }

    /** Leaves a list that cannot be read; the report says so. */
    public void unanswered(OrphanScan scan, String why) {
        scan.skip(why);
    }

    /** What was found there, and what our own books add to it. */
    public OrphanReport report(OrphanScan scan) {
        orders.paidForNothing(scan.owner(), MOST_SHOWN).forEach(scan::add);
        return scan.report(MOST_SHOWN);
    }
}
