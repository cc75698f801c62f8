package dev.sceneroute.generation.kling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sceneroute.generation.FailureKind;
import dev.sceneroute.generation.ProviderAnswer;
import dev.sceneroute.generation.ProviderException;
import dev.sceneroute.generation.TaskReport;
import dev.sceneroute.generation.kling.KlingFailures.Call;
import dev.sceneroute.generation.kling.KlingFailures.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * An answer, opened: {@code code}, {@code message}, {@code request_id} and {@code data}, or something else altogether.
 *
 * @param call what was asked
 * @param status HTTP status
 * @param root the body, missing if it is not JSON
 * @param page whether there is a body and it is not Kling's, such as a gateway's error page
 */
record KlingAnswer(Call call, int status, JsonNode root, boolean page) {
    private static final int LONGEST_MESSAGE = 500;
    private static final int NO_CODE = 0;
    private static final int UNKNOWN_CODE = -1;

    /**
     * Opens an answer that says it went well. Kling's code, where there is one, outranks the HTTP status.
     *
     * @throws ProviderException if it says anything else, or nothing that can be read
     */
    static KlingAnswer success(Call call, ProviderAnswer answer, ObjectReader json) {
        JsonNode root = parsed(answer.body(), json);
        boolean page = !root.isObject() && !answer.body().isBlank();
        KlingAnswer opened = new KlingAnswer(call, answer.status(), root, page);
        if (answer.status() < 200 || answer.status() >= 300 || opened.code() != NO_CODE) {
            throw opened.refusal();
        }
        if (!root.isObject()) {
            throw opened.unreadable();
        }
        return opened;
    }

    private static JsonNode parsed(String body, ObjectReader json) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** What was asked for. */
    JsonNode data() {
        return root.path("data");
    }

    /**
     * Reads a task of this answer.
     *
     * @throws ProviderException if it is none
     */
    TaskReport task(JsonNode task) {
        TaskReport report = KlingTask.read(task, root);
        if (report == null) {
            throw unreadable();
        }
        return report;
    }

    /** The failure that there is no such task. */
    ProviderException unknownTask() {
        return failure(new Meaning(FailureKind.NOT_FOUND, "Kling knows no such task"));
    }

    /** The failure that it says it went well and does not say what: an order may well exist. */
    ProviderException unreadable() {
        Meaning meaning = KlingFailures.unclear(call);
        return failure(new Meaning(meaning.kind(), "it names no task; " + meaning.wayOut()));
    }

    private ProviderException refusal() {
        String message = KlingTask.text(root.path("message"));
        return failure(KlingFailures.of(call, status, code(), message == null ? "" : message, page));
    }

    private int code() {
        String text = KlingTask.text(root.path("code"));
        if (text == null) {
            return NO_CODE;
        }
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : UNKNOWN_CODE;
    }

    private ProviderException failure(Meaning meaning) {
        String code = KlingTask.text(root.path("code"));
        String requestId = KlingTask.text(root.path("request_id"));
        String text = "Kling answered HTTP " + status + (code == null ? "" : ", code " + code) + words()
                + (requestId == null ? "" : " (request " + requestId + ")") + ": " + meaning.wayOut();
        return new ProviderException(meaning.kind(), text, code, requestId);
    }

    private String words() {
        @Nullable String message = KlingTask.text(root.path("message"));
        if (message == null) {
            return page ? ", with a body that is not Kling's" : "";
        }
        String line = KlingLog.cut(message).replaceAll("\\p{Cntrl}+", " ");
        return ", \"" + line.substring(0, Math.min(line.length(), LONGEST_MESSAGE)) + "\"";
    }
}
