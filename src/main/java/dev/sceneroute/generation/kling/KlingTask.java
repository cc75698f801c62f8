package dev.sceneroute.generation.kling;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sceneroute.generation.ResultVideo;
import dev.sceneroute.generation.TaskReport;
import dev.sceneroute.generation.TaskReport.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One task object of Kling's. Legacy: {@code task_id}, {@code task_status}, {@code task_result.videos[]}. New:
 * {@code id}, {@code status}, {@code outputs[]}, {@code billing[]}. Numbers come as text, results are absent, null or
 * empty until the end, and fields are added without notice.
 */
final class KlingTask {
    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://[^\\s/]+.*");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,12})?");

    private KlingTask() {}

    /**
     * Reads a task.
     *
     * @param task the object
     * @param envelope what it came in, with the request id
     * @return the report, or null if the object is no task
     */
    static @Nullable TaskReport read(JsonNode task, JsonNode envelope) {
        String requestId = text(envelope.path("request_id"));
        String legacyId = text(task.path("task_id"));
        if (legacyId != null) {
            return legacy(task, legacyId, requestId);
        }
        String newId = text(task.path("id"));
        return newId != null && task.has("status") ? current(task, newId, requestId) : null;
    }

    private static TaskReport legacy(JsonNode task, String id, @Nullable String requestId) {
        return new TaskReport(
                id,
                text(task.path("task_info").path("external_task_id")),
                status(task.path("task_status")),
                text(task.path("task_status_msg")),
                videos(task.path("task_result").path("videos")),
                number(task.path("final_unit_deduction")),
                requestId);
    }

    private static TaskReport current(JsonNode task, String id, @Nullable String requestId) {
        return new TaskReport(
                id,
                text(task.path("external_id")),
                status(task.path("status")),
                text(task.path("message")),
                videos(task.path("outputs")),
                units(task.path("billing")),
                requestId);
    }

    /** A word we do not know counts as still running: the next answer will tell. */
    private static Status status(JsonNode node) {
        String word = text(node);
        return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
            case "submitted" -> Status.SUBMITTED;
            case "succeed", "succeeded" -> Status.SUCCEED;
            case "failed" -> Status.FAILED;
            default -> Status.PROCESSING;
        };
    }

    /** Only what can be fetched from the web: a callback could name a file of this machine. */
    private static List<ResultVideo> videos(JsonNode list) {
        List<ResultVideo> videos = new ArrayList<>();
        for (JsonNode item : list) {
            String url = text(item.path("url"));
            String type = text(item.path("type"));
            if (url != null && WEB_ADDRESS.matcher(url).matches() && (type == null || type.equals("video"))) {
                String id = text(item.path("id"));
                BigDecimal seconds = number(item.path("duration"));
                videos.add(new ResultVideo(id == null ? "" : id, url, seconds == null ? null : seconds.doubleValue()));
            }
        }
        return videos;
    }

    private static @Nullable BigDecimal units(JsonNode billing) {
        return StreamSupport.stream(billing.spliterator(), false)
                .filter(line -> "unit".equals(text(line.path("charge_type"))))
                .map(line -> number(line.path("amount")))
                .filter(amount -> amount != null)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    /** A number, given as one or as text; anything else counts as not said. */
    private static @Nullable BigDecimal number(JsonNode node) {
        String text = node.isNumber() ? node.asText() : text(node);
        return text != null && NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    /** Text that says something, or an id that came as a whole number. */
    static @Nullable String text(JsonNode node) {
        if (node.isTextual() && !node.textValue().isBlank()) {
            return node.textValue().strip();
        }
        return node.isIntegralNumber() ? node.asText() : null;
    }
}
