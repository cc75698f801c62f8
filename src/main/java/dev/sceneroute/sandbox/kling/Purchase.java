package dev.sceneroute.sandbox.kling;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One accepted order as the sandbox's books have it: what somebody who counts the money wants to know.
 *
 * @param taskId the sandbox's id of the task
 * @param videoId the sandbox's id of its clip
 * @param externalId the caller's own id, if it gave one
 * @param prompts what was ordered, one text a shot
 * @param succeeded whether there is a clip
 * @param ended whether there will be no change
 * @param spoilt whether a fault of the sandbox's makes the clip unusable, so that ordering again is right
 */
public record Purchase(
        String taskId,
        String videoId,
        @Nullable String externalId,
        List<String> prompts,
        boolean succeeded,
        boolean ended,
        boolean spoilt) {

    private static final Set<Fault> SPOILING = EnumSet.of(
            Fault.TASK_MODERATED,
            Fault.TASK_FAILED,
            Fault.TASK_HANGS,
            Fault.CLIP_TRUNCATED,
            Fault.CLIP_WRONG_SIZE,
            Fault.CLIP_WRONG_RATE,
            Fault.CLIP_WRONG_LENGTH,
            Fault.CLIP_BLACK,
            Fault.CLIP_FROZEN,
            Fault.CLIP_FLIPPED_BITS,
            Fault.CLIP_NOT_MP4);

    /** Copies the list. */
    public Purchase {
        prompts = List.copyOf(prompts);
    }

    static Purchase of(SandboxTask task) {
        Order order = task.order();
        return new Purchase(
                task.id(),
                task.record().videoId(),
                order.externalTaskId(),
                order.shots().isEmpty()
                        ? List.of(order.prompt())
                        : order.shots().stream().map(Order.OrderedShot::prompt).toList(),
                task.progress().status() == TaskStatus.SUCCEED,
                task.ended(),
                order.flaw() != null || SPOILING.stream().anyMatch(task.record()::fated));
    }
}
