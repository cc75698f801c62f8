package dev.sceneroute.sandbox.kling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sceneroute.sandbox.kling.SandboxTask.Progress;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The shapes Kling answers with and calls back with; numbers are strings where Kling's are. */
final class KlingJson {
    static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final SandboxAddress address;
    private final KlingSandboxProperties properties;

    KlingJson(SandboxAddress address, KlingSandboxProperties properties) {
        this.address = address;
        this.properties = properties;
    }

    /** The answer to a create: the task as it was made. */
    ObjectNode created(SandboxTask task) {
        ObjectNode data = MAPPER.createObjectNode();
        data.put("task_id", task.id());
        data.set("task_info", taskInfo(task, null));
        data.put("task_status", TaskStatus.SUBMITTED.word());
        data.put("created_at", task.record().createdAt());
        data.put("updated_at", task.record().createdAt());
        return data;
    }

    /** The task as queries show it. */
    ObjectNode task(SandboxTask task, @Nullable SandboxTask parent) {
        Progress progress = task.progress();
        ObjectNode data = head(task, progress);
        data.set("task_info", taskInfo(task, parent));
        if (progress.status() == TaskStatus.SUCCEED) {
            data.putObject("task_result").putArray("videos").add(video(task));
        }
        data.putObject("watermark_info").put("enabled", task.order().watermark());
        return data;
    }

    /** The task as callbacks tell it: bare, without an envelope. */
    ObjectNode callback(SandboxTask task, Progress progress, @Nullable SandboxTask parent) {
        ObjectNode data = head(task, progress);
        ObjectNode info = taskInfo(task, parent);
        if (parent == null) {
            info.putNull("parent_video");
        }
        data.set("task_info", info);
        ObjectNode result = data.putObject("task_result");
        result.putArray("images");
        result.putArray("videos");
        if (progress.status() == TaskStatus.SUCCEED) {
            result.withArray("videos").add(video(task));
        }
        return data;
    }

    static byte[] bytes(ObjectNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private ObjectNode head(SandboxTask task, Progress progress) {
        ObjectNode data = MAPPER.createObjectNode();
        data.put("task_id", task.id());
        data.put("task_status", progress.status().word());
        data.put("task_status_msg", progress.message());
        data.put("created_at", task.record().createdAt());
        data.put("updated_at", progress.updatedAt());
        if (progress.status().ended()) {
            boolean paid = progress.status() == TaskStatus.SUCCEED;
            data.put("final_unit_deduction", paid ? task.record().units().toPlainString() : "0");
            data.putObject("final_balance_deduction").put("quota", "0").put("list_price", "0");
        }
        return data;
    }

    private ObjectNode taskInfo(SandboxTask task, @Nullable SandboxTask parent) {
        ObjectNode info = MAPPER.createObjectNode();
        String externalId = task.order().externalTaskId();
        if (externalId != null) {
            info.put("external_task_id", externalId);
        }
        if (parent != null) {
            info.set("parent_video", video(parent));
        }
        return info;
    }

    private ObjectNode video(SandboxTask task) {
        String id = task.record().videoId();
        ObjectNode video = MAPPER.createObjectNode().put("id", id).put("url", address.file(id));
        if (task.order().watermark()) {
            video.put("watermark_url", address.file(id + "-watermark"));
        }
        return video.put("duration", seconds(task));
    }

    /** Such as {@code 5.0}, or {@code 5.042} for a clip with a frame too many. */
    private String seconds(SandboxTask task) {
        BigDecimal seconds = BigDecimal.valueOf(task.order().seconds()).setScale(1);
        if (!task.record().fated(Fault.CLIP_EXTRA_FRAME)) {
            return seconds.toPlainString();
        }
        BigDecimal frame = BigDecimal.ONE.divide(BigDecimal.valueOf(properties.fps()), MathContext.DECIMAL32);
        return seconds.add(frame).setScale(3, RoundingMode.HALF_UP).toPlainString();
    }
}
