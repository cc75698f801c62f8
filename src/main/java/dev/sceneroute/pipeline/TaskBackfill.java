package dev.sceneroute.pipeline;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.sceneroute.generation.GenerationSettings;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.Providers;
import dev.sceneroute.generation.TaskReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.springframework.stereotype.Component;

/**
 * Upkeep: what became of all open orders while nobody listened, from the provider's own list: a few pages instead of a
 * question for each task.
 */
@Component
public class TaskBackfill {
    private final GenerationTaskStore tasks;
    private final Providers providers;
    private final GenerationSettings settings;

    TaskBackfill(GenerationTaskStore tasks, Providers providers, GenerationSettings settings) {
        this.tasks = tasks;
        this.providers = providers;
        this.settings = settings;
    }

    /** One reading for each endpoint from which an order is open; none if no order is. */
    public List<Reading> begin() {
        return tasks.open().stream()
                .filter(task -> providers.has(task.service()))
                .collect(groupingBy(task -> task.service() + " " + task.order().endpoint()))
                .values()
                .stream()
                .map(open -> new Reading(open, settings.scanPages()))
                .toList();
    }

    /**
     * Finds our open orders on a page.
     *
     * @param reports the page
     * @return each order with what the provider says of it
     */
    public List<Match> match(@Variable(Variables.BACKFILL) Reading reading, @Body List<TaskReport> reports) {
        return reading.read(reports);
    }

    /**
     * An open order and what the provider says of it.
     *
     * @param task the order
     * @param report the provider's line
     */
    public record Match(GenerationTask task, TaskReport report) {}

    /** The reading of one endpoint's list, until every open order was seen or the list ends. */
    public static final class Reading {
        private final GenerationTask example;
        private final Map<String, GenerationTask> missing;
        private final ListPages scan;

        Reading(List<GenerationTask> open, int pages) {
            this.example = open.get(0);
            this.missing = new HashMap<>(open.stream()
                    .collect(toMap(task -> task.order().externalId(), Function.identity(), (one, other) -> one)));
            this.scan = new ListPages(pages);
        }

        /** Any of the orders: it says which provider's list of which endpoint is read. */
        public GenerationTask getExample() {
            return example;
        }

        /** How far the list was read. */
        public ListPages getScan() {
            return scan;
        }

        List<Match> read(List<TaskReport> reports) {
            List<Match> matches = new ArrayList<>();
            for (TaskReport report : reports) {
                GenerationTask task = report.externalId() == null ? null : missing.remove(report.externalId());
                if (task != null) {
                    matches.add(new Match(task, report));
                }
            }
            scan.read(reports.size(), missing.isEmpty());
            return matches;
        }
    }
}
