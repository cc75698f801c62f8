package dev.sceneroute.pipeline;

import dev.sceneroute.generation.GenerationSettings;
import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.GenerationTaskStore;
import dev.sceneroute.generation.Providers;
import dev.sceneroute.generation.TaskReport;
import dev.sceneroute.runtime.Node;
import dev.sceneroute.runtime.WorkInHand;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Upkeep: tasks of which nothing was heard for too long. A task whose order was accepted is asked after; an order whose
 * answer was lost is looked up, first by our external id, then in the provider's list, and sent again, under the same
 * external id, only when the provider certainly does not know it.
 */
@Component
public class TaskLookUp {
    private static final Logger LOG = LoggerFactory.getLogger(TaskLookUp.class);

    private final GenerationTaskStore tasks;
    private final SceneFailure failure;
    private final Providers providers;
    private final GenerationSettings settings;
    private final Node node;
    private final WorkInHand work;

    TaskLookUp(
            GenerationTaskStore tasks,
            SceneFailure failure,
            Providers providers,
            GenerationSettings settings,
            Node node,
            WorkInHand work) {
        this.tasks = tasks;
        this.failure = failure;
        this.providers = providers;
        this.settings = settings;
        this.node = node;
        this.work = work;
    }

    /** Claims a task whose time has come; nothing if somebody else is at it. */
    public @Nullable GenerationTask claim(@Body String taskId, Exchange exchange) {
        if (!work.begin(WorkInHand.TASK + taskId, exchange)) {
            return null;
        }
        return tasks.claimCheck(taskId, settings.createLimit(), node.name())
                .filter(this::canBeAsked)
                .orElse(null);
    }

    /** There may be orders of a provider this version of the program does not know: they stay as they are. */
    private boolean canBeAsked(GenerationTask task) {
        if (providers.has(task.service())) {
            return true;
        }
        LOG.warn("The {} cannot be asked after: there is no service {}", task, task.service());
        tasks.checkLater(task.id(), settings.overdueCheck());
        return false;
    }

    /** Whether the provider can be asked for an order by an id we know. */
    public boolean canFind(@Body GenerationTask task) {
        return task.providerTaskId() != null || providers.of(task.service()).looksUp();
    }

    /** The answer is lost and nothing can be asked for: a person decides, since sending it again could pay twice. */
    @Transactional
    public Outcome cannotFind(@Body GenerationTask task) {
        return failure.unknown(
                task,
                "The answer to the order was lost, and " + task.service() + " keeps no id of ours to ask for it by");
    }

    /** Begins to page through the provider's list. */
    public ListScan beginScan(@Variable(Variables.TASK) GenerationTask task) {
        return new ListScan(task.order().externalId(), settings.scanPages());
    }

    /** Reads one page of the list. */
    public void readPage(@Variable(Variables.SCAN) ListScan scan, @Body List<TaskReport> reports) {
        scan.read(reports);
    }

    /** The list is longer than we search, so nothing is proven: the order is not sent again by itself. */
    @Transactional
    public Outcome notProven(@Variable(Variables.TASK) GenerationTask task) {
        return failure.unknown(
                task,
                "The answer to the order was lost, and it is not among the provider's latest "
                        + ListPages.SIZE * settings.scanPages() + " tasks; its list is longer");
    }

    /** The search for one order in the provider's list. */
    public static final class ListScan {
        private final String externalId;
        private final ListPages pages;
        private @Nullable TaskReport found;

        ListScan(String externalId, int pages) {
            this.externalId = externalId;
            this.pages = new ListPages(pages);
        }

        /** The next page to ask for, from 1. */
        public int getPage() {
            return pages.getPage();
        }

        /** Tasks a page. */
        public int getSize() {
            return pages.getSize();
        }

        /** Whether another page is worth asking for. */
        public boolean isMore() {
            return pages.isMore();
        }

        /** Whether the list was read to its end without finding our order: only then it may be sent again. */
        public boolean isAbsent() {
            return found == null && pages.isEnded();
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
            pages.read(reports.size(), found != null);
        }
    }
}
