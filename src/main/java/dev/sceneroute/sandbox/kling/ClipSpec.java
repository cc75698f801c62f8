package dev.sceneroute.sandbox.kling;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sceneroute.sandbox.kling.Order.OrderedShot;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a rendered clip depends on; equal specifications give the same file.
 *
 * @param width pixels
 * @param height pixels
 * @param fps frames a second
 * @param shots at least one
 * @param label shown in the corner: the caller's own id, else the task's
 * @param number makes colours and tones different from task to task
 * @param sound whether there is a sound track
 * @param image SHA-256 of the reference image shown, if any
 * @param silent whether nothing is to be heard in the sound track
 * @param black whether nothing is to be seen
 * @param frozen whether nothing moves
 * @param damage what is done to the finished file
 */
record ClipSpec(
        int width,
        int height,
        int fps,
        List<ClipShot> shots,
        String label,
        int number,
        boolean sound,
        @Nullable String image,
        boolean silent,
        boolean black,
        boolean frozen,
        Damage damage) {
    /** The golden angle, in degrees: tasks that follow one another get colours that are far from each other. */
    private static final long FAR_APART = 137;

    private static final byte RENDERING = 1;
    private static final int LABEL_LENGTH = 16;
    private static final int FEWER_FRAMES = 5;

    /** A shot and how many frames it has. */
    record ClipShot(String prompt, int frames) {}

    /** What is done to the finished file. */
    enum Damage {
        NONE,
        TRUNCATED,
        FLIPPED_BITS,
        /** It is written as an MPEG transport stream. */
        OTHER_CONTAINER,
        /** It is written as a Matroska file, with a picture that few can show. */
        STRANGE_CODING,
        NOT_MP4
    }

    ClipSpec {
        shots = List.copyOf(shots);
    }

    /** The clip a task ends with, as its fate has it. */
    static ClipSpec of(TaskRecord task, int usualFps) {
        Order order = task.order();
        int shortSide = shortSide(task);
        int longSide = shortSide * 16 / 9;
        String shape = shape(task);
        String externalId = order.externalTaskId();
        int fps = task.fated(Fault.CLIP_WRONG_RATE) ? usualFps + 6 : usualFps;
        return new ClipSpec(
                shape.equals("16:9") ? longSide : shortSide,
                shape.equals("9:16") ? longSide : shortSide,
                fps,
                shots(task, fps),
                externalId == null ? "task " + task.taskId() : tail(externalId),
                Math.floorMod(task.taskId().hashCode() * FAR_APART, 360),
                order.sound(),
                order.image(),
                task.fated(Fault.CLIP_SILENT),
                task.fated(Fault.CLIP_BLACK),
                task.fated(Fault.CLIP_FROZEN),
                damage(task));
    }

    int frames() {
        return shots.stream().mapToInt(ClipShot::frames).sum();
    }

    /** Names the clip by its content: the SHA-256 of the whole specification. */
    String key() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(RENDERING);
            return HexFormat.of().formatHex(digest.digest(KlingJson.MAPPER.writeValueAsBytes(this)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record can always be written", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String shape(TaskRecord task) {
        String ordered = task.order().aspectRatio();
        if (!task.fated(Fault.CLIP_WRONG_SHAPE)) {
            return ordered;
        }
        return ordered.equals("16:9") ? "9:16" : "16:9";
    }

    private static int shortSide(TaskRecord task) {
        if (task.fated(Fault.CLIP_WRONG_SIZE)) {
            return 360;
        }
        return switch (task.order().mode()) {
            case "pro" -> 1080;
            case "4k" -> 2160;
            default -> 720;
        };
    }

    private static List<ClipShot> shots(TaskRecord task, int fps) {
        Order order = task.order();
        List<OrderedShot> ordered =
                order.shots().isEmpty() ? List.of(new OrderedShot(order.prompt(), order.seconds())) : order.shots();
        List<ClipShot> shots = new ArrayList<>();
        for (OrderedShot shot : ordered) {
            boolean last = shots.size() == ordered.size() - 1;
            int extra = last ? extraFrames(task) : 0;
            int frames = shot.seconds() * fps / (task.fated(Fault.CLIP_WRONG_LENGTH) ? 2 : 1);
            shots.add(new ClipShot(shot.prompt(), frames + extra));
        }
        return shots;
    }

    private static int extraFrames(TaskRecord task) {
        int more = task.fated(Fault.CLIP_EXTRA_FRAME) ? 1 : 0;
        return task.fated(Fault.CLIP_FEWER_FRAMES) ? more - FEWER_FRAMES : more;
    }

    private static Damage damage(TaskRecord task) {
        if (task.fated(Fault.CLIP_NOT_MP4)) {
            return Damage.NOT_MP4;
        }
        if (task.fated(Fault.CLIP_OTHER_CONTAINER)) {
            return Damage.OTHER_CONTAINER;
        }
        if (task.fated(Fault.CLIP_STRANGE_CODING)) {
            return Damage.STRANGE_CODING;
        }
        if (task.fated(Fault.CLIP_FLIPPED_BITS)) {
            return Damage.FLIPPED_BITS;
        }
        return task.fated(Fault.CLIP_TRUNCATED) ? Damage.TRUNCATED : Damage.NONE;
    }

    /** The end of an id is what tells orders apart; a long one does not fit the picture. */
    private static String tail(String id) {
        return id.length() <= LABEL_LENGTH ? id : "..." + id.substring(id.length() - LABEL_LENGTH);
    }
}
