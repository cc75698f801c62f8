package dev.sceneroute.generation.kling;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.ProviderAnswer;
import dev.sceneroute.generation.ProviderException;
import dev.sceneroute.generation.TaskReport;
import dev.sceneroute.generation.kling.KlingFailures.Call;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Kling's answers and callbacks as reports, in both of its generations. Whatever arrives becomes a report or a
 * {@link ProviderException}; an order whose answer cannot be read is {@link FailureKind#AMBIGUOUS}, never refused.
 */
final class KlingResponses {
    private final ObjectReader json;

    KlingResponses(ObjectMapper mapper) {
        this.json = mapper.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** Reads the answer to an order. */
    TaskReport created(ProviderAnswer answer) {
        KlingAnswer opened = KlingAnswer.success(Call.ORDER, answer, json);
        return opened.task(opened.data());
    }

    /** Reads the answer to a question for one task: an object, in the new generation a list of one or of none. */
    TaskReport queried(ProviderAnswer answer) {
        KlingAnswer opened = KlingAnswer.success(Call.QUESTION, answer, json);
        JsonNode data = opened.data();
        if (!data.isArray()) {
            return opened.task(data);
        }
        if (data.isEmpty()) {
            throw opened.unknownTask();
        }
        if (data.size() > 1) {
            throw opened.unreadable();
        }
        return opened.task(data.get(0));
    }

    /** Reads one page of tasks. A line that cannot be read fails the page: it could be the task that is looked for. */
    List<TaskReport> listed(ProviderAnswer answer) {
        KlingAnswer opened = KlingAnswer.success(Call.LIST, answer, json);
        JsonNode data = opened.data();
        if (data.isNull()) {
            return List.of();
        }
        if (!data.isArray()) {
            throw opened.unreadable();
        }
        List<TaskReport> reports = new ArrayList<>();
        data.forEach(line -> reports.add(opened.task(line)));
        return List.copyOf(reports);
    }

    /**
     * Whether the account can order: unless it has packs and none of them is in force with something left. What is left
     * is up to twelve hours old, and accounts that pay as they go have no packs at all (cost query, read 2026-09-20).
     */
    boolean canOrder(ProviderAnswer answer) {
        JsonNode data = KlingAnswer.success(Call.LIST, answer, json).data();
        JsonNode packs = data.path("resource_pack_subscribe_infos");
        return packs.isEmpty()
                || StreamSupport.stream(packs.spliterator(), false).anyMatch(KlingResponses::hasUnits);
    }

    private static boolean hasUnits(JsonNode pack) {
        return "online".equals(pack.path("status").asText())
                && pack.path("remaining_quantity").asDouble(1) > 0;
    }

    /** Reads a callback: the bare task as documented, or wrapped like an answer as others have seen it. */
    TaskReport calledBack(byte[] body) {
        JsonNode root = parsed(body);
        TaskReport report = KlingTask.read(root, root);
        if (report == null) {
            report = KlingTask.read(root.path("data"), root);
        }
        if (report == null) {
            throw notBelieved(body, "names no Kling task");
        }
        return report;
    }

    private JsonNode parsed(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException notJson) {
            throw notBelieved(body, "is not JSON");
        }
    }

    private static ProviderException notBelieved(byte[] body, String why) {
        return new ProviderException(
                FailureKind.INVALID_REQUEST,
                "callback of " + body.length + " bytes " + why + ": it is not believed",
                null,
                null);
    }
}
