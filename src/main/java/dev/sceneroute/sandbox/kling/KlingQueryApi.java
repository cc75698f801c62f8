package dev.sceneroute.sandbox.kling;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sceneroute.sandbox.FaultDial;
import dev.sceneroute.sandbox.SandboxReply;
import dev.sceneroute.sandbox.kling.SandboxCounters.Count;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Answers questions: one task or a list of tasks. */
public final class KlingQueryApi {
    private static final int MOST_PAGES = 1000;
    private static final int LARGEST_PAGE = 500;
    private static final int PAGE = 30;

    private static final String RESULT = "task_result";

    private final KlingSandboxProperties properties;
    private final KlingAuthorization authorization;
    private final KlingSandboxTasks tasks;
    private final FaultDial<Fault> faults;
    private final SandboxCounters counters;
    private final KlingAnswers answers;
    private final KlingJson json;

    KlingQueryApi(
            KlingSandboxProperties properties,
            KlingAuthorization authorization,
            KlingSandboxTasks tasks,
            FaultDial<Fault> faults,
            SandboxCounters counters,
            KlingAnswers answers,
            KlingJson json) {
        this.properties = properties;
        this.authorization = authorization;
        this.tasks = tasks;
        this.faults = faults;
        this.counters = counters;
        this.answers = answers;
        this.json = json;
    }

    /**
     * {@code GET /v1/videos/{endpoint}/{id}}, by task id or external id.
     *
     * @param exchange the request
     */
    public void find(Exchange exchange) {
        answers.answer(exchange, () -> {
            Endpoint endpoint = admitted(exchange);
            counters.add(Count.QUERIES);
            String id = exchange.getMessage().getHeader("id", String.class);
            Optional<SandboxTask> task = tasks.byTaskId(endpoint, id);
            boolean byPath = properties.externalIdQuery().byPath();
            return found(id, task.isPresent() || !byPath ? task : byExternalId(endpoint, id));
        });
    }

    /**
     * {@code GET /v1/videos/{endpoint}}, a page of tasks with the newest first; with {@code external_task_id}, where
     * that is switched on, the one task.
     *
     * @param exchange the request
     */
    public void list(Exchange exchange) {
        answers.answer(exchange, () -> {
            Endpoint endpoint = admitted(exchange);
            String externalId = exchange.getMessage().getHeader("external_task_id", String.class);
            if (externalId != null && properties.externalIdQuery().byQueryString()) {
                counters.add(Count.QUERIES);
                return found(externalId, byExternalId(endpoint, externalId));
            }
            counters.add(Count.LISTS);
            int number = number(exchange, "pageNum", 1, MOST_PAGES);
            int size = number(exchange, "pageSize", PAGE, LARGEST_PAGE);
            ArrayNode data = KlingJson.MAPPER.createArrayNode();
            tasks.page(endpoint, number, size).forEach(task -> data.add(json.task(task, parent(task))));
            return answers.success(data);
        });
    }

    private Endpoint admitted(Exchange exchange) {
        Message request = exchange.getMessage();
        authorization.check(request.getHeader("Authorization", String.class));
        Endpoint endpoint = Endpoint.of(request.getHeader("endpoint", String.class));
        if (faults.strikes(Fault.QUERY_ERROR)) {
            throw KlingError.SERVER_ERROR.refusal();
        }
        return endpoint;
    }

    private Optional<SandboxTask> byExternalId(Endpoint endpoint, String id) {
        Optional<SandboxTask> task = tasks.byExternalId(endpoint, id);
        return task.isPresent() && faults.strikes(Fault.QUERY_EXTERNAL_ID_UNKNOWN) ? Optional.empty() : task;
    }

    private SandboxReply found(String id, Optional<SandboxTask> task) {
        return task.map(known -> answers.success(shown(json.task(known, parent(known)))))
                .orElseThrow(() -> KlingError.INVALID_PARAMETER.refusal("invalid task id " + id));
    }

    private ObjectNode shown(ObjectNode task) {
        if (task.has(RESULT) && faults.strikes(Fault.QUERY_WITHOUT_VIDEO)) {
            task.remove(RESULT);
        }
        return task;
    }

    private @Nullable SandboxTask parent(SandboxTask task) {
        String parent = task.order().parentVideoId();
        return parent == null ? null : tasks.byVideoId(parent).orElse(null);
    }

    private static int number(Exchange exchange, String name, int otherwise, int most) {
        String text = exchange.getMessage().getHeader(name, String.class);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) > most) {
            throw KlingRefusal.parameter(name, "must be a whole number from 1 to " + most);
        }
        return Integer.parseInt(text);
    }
}
