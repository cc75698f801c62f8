package dev.sceneroute.pipeline;

import dev.sceneroute.generation.GenerationSettings;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.TaskReport;
import dev.sceneroute.runtime.Node;
import dev.sceneroute.runtime.WorkInHand;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Upkeep: tasks of which nothing was heard for too long. A task whose order was accepted is asked after; an order whose
 * answer was lost is looked up, first by our external id, then in the provider's list, and sent again, under the same
 * external id, only when the provider certainly does not know it.
 */
@Component
public class TaskLookUp {
    private static final int PAGE_SIZE = 200;
    private static final int PAGES = 5;

    private final GenerationTaskStore tasks;
    private final GenerationSettings settings;
    private final Node node;
    private final WorkInHand work;

    TaskLookUp(GenerationTaskStore tasks, GenerationSettings settings, Node node, WorkInHand work) {
        this.tasks = tasks;
        this.settings = settings;
        this.node = node;
        this.work = work;
    }

    /** Claims a task whose time has come; nothing if somebody else is at it. */
    public @Nullable GenerationTask claim(@Body String taskId, Exchange exchange) {
        if (!work.begin(WorkInHand.TASK + taskId, exchange)) {
            return null;
        }
        return tasks.claimCheck(taskId, settings.createLimit(), node.name()).orElse(null);
    }

    /** Begins to page through the provider's list. */
    public ListScan beginScan(@Variable(Variables.TASK) GenerationTask task) {
        return new ListScan(task.order().externalId(), PAGE_SIZE, PAGES);
    }

    /** Reads one page of the list. */
    public void readPage(@Variable(Variables.SCAN) ListScan scan, @Body List<TaskReport> reports) {
        scan.read(reports);
    }

    /** The orders of a provider's list, page by page, until ours is found or the list ends. */
    public static final class ListScan {
        private final String externalId;
        private final int size;
        private final int pages;
        private int page = 1;
        private boolean more = true;
        private @Nullable TaskReport found;

        ListScan(String externalId, int size, int pages) {
            this.externalId = externalId;
            this.size = size;
            this.pages = pages;
        }

        /** The next page to ask for, from 1. */
        public int getPage() {
            return page;
        }

        /** Tasks a page. */
        public int getSize() {
            return size;
        }

        /** Whether another page is worth asking for. */
        public boolean isMore() {
            return more;
        }

        /** Our order, if it was on a page. */
        public @Nullable TaskReport getFound() {
            return found;
        }

        void read(List<TaskReport> reports) {
            found = reports.stream()
                    .filter(report -> externalId.equals(report.externalId()))
                    .findFirst()
                    .orElse(null);
            page++;
            more = found == null && reports.size() == size && page <= pages;
        }
    }
}
