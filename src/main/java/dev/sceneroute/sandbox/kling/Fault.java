package dev.sceneroute.sandbox.kling;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that can be made to go wrong, by the moment it is drawn. */
public enum Fault {
    /** A create is refused as too fast (429, code 1302). */
    CREATE_TOO_FAST(When.CREATE_REQUEST, KlingError.TOO_FAST),
    /** A create is refused as above the pack's concurrency (429, code 1303). */
    CREATE_OVER_LIMIT(When.CREATE_REQUEST, KlingError.PACK_LIMIT),
    /** A create is refused because the pack is used up (429, code 1102). */
    CREATE_PACK_EMPTY(When.CREATE_REQUEST, KlingError.PACK_EMPTY),
    /** A create is refused for its content (400, code 1301). */
    CREATE_MODERATED(When.CREATE_REQUEST, KlingError.CONTENT_POLICY),
    /** A create fails with 500 and no task is made. */
    CREATE_ERROR_BEFORE(When.CREATE_REQUEST, KlingError.SERVER_ERROR),
    /** A create fails with 503 and no task is made. */
    CREATE_MAINTENANCE(When.CREATE_REQUEST, KlingError.MAINTENANCE),
    /** The task is made, but the answer comes after the fault delay. */
    CREATE_SLOW(When.TASK, null),
    /** The task is made and runs, but the answer is 500. */
    CREATE_ERROR_AFTER(When.TASK, KlingError.SERVER_ERROR),
    /** The task is made and runs, but the answer is 504. */
    CREATE_TIMED_OUT(When.TASK, KlingError.TIMED_OUT),
    /** The task is made and runs, but the connection is cut in the middle of the answer. */
    REPLY_LOST(When.TASK, null),

    /** No callback of the task is sent. */
    CALLBACK_LOST(When.TASK, null),
    /** The last callback of the task comes after the fault delay. */
    CALLBACK_LATE(When.TASK, null),
    /** The last callback of the task is sent twice. */
    CALLBACK_DOUBLE(When.TASK, null),
    /** The callback that says {@code processing} comes after the one that tells the end. */
    CALLBACK_OUT_OF_ORDER(When.TASK, null),
    /** All callbacks of the task come before the answer to its create. */
    CALLBACK_EARLY(When.TASK, null),
    /** While the task runs, somebody else sends a callback that claims success. */
    CALLBACK_FORGED(When.TASK, null),

    /** The task fails late for its content. */
    TASK_MODERATED(When.TASK, null),
    /** The task fails late for no good reason. */
    TASK_FAILED(When.TASK, null),
    /** The task stays in {@code processing}. */
    TASK_HANGS(When.TASK, null),

    /** The clip has one frame more than ordered, as real ones have (5.041 s). */
    CLIP_EXTRA_FRAME(When.TASK, null),
    /** The clip's file ends in its middle; its header is perfect. */
    CLIP_TRUNCATED(When.TASK, null),
    /** The clip has another size than ordered. */
    CLIP_WRONG_SIZE(When.TASK, null),
    /** The clip has another frame rate than usual. */
    CLIP_WRONG_RATE(When.TASK, null),
    /** The clip lasts only half as long as ordered. */
    CLIP_WRONG_LENGTH(When.TASK, null),
    /** The clip is black. */
    CLIP_BLACK(When.TASK, null),
    /** The clip's frames are all the same. */
    CLIP_FROZEN(When.TASK, null),
    /** The clip has a sound track, if one was ordered, in which nothing is to be heard. */
    CLIP_SILENT(When.TASK, null),
    /** The clip stands upright where it was to lie, and the other way round. */
    CLIP_WRONG_SHAPE(When.TASK, null),
    /** The clip has five frames fewer than ordered. */
    CLIP_FEWER_FRAMES(When.TASK, null),
    /** Some bits in the clip's frames are flipped; its header is perfect. */
    CLIP_FLIPPED_BITS(When.TASK, null),
    /** The clip is whole and comes as an MPEG transport stream under the name of an MP4 file. */
    CLIP_OTHER_CONTAINER(When.TASK, null),
    /** The clip is whole and comes in a coding that is not taken: as FFV1 in a Matroska file. */
    CLIP_STRANGE_CODING(When.TASK, null),
    /** The clip is no MP4 at all. */
    CLIP_NOT_MP4(When.TASK, null),

    /** A query by external id does not find the task; the list does. */
    QUERY_EXTERNAL_ID_UNKNOWN(When.QUERY, null),
    /** A query fails with 500. */
    QUERY_ERROR(When.QUERY, KlingError.SERVER_ERROR),
    /** A query shows a task that has succeeded without its video. */
    QUERY_WITHOUT_VIDEO(When.QUERY, null),

    /** A file's address is answered with 403, as if it had expired. */
    FILE_EXPIRED(When.DOWNLOAD, null),
    /** A file trickles over the fault delay. */
    FILE_SLOW(When.DOWNLOAD, null),
    /** The connection is cut in the middle of a file. */
    FILE_CUT(When.DOWNLOAD, null);

    /** When it is decided whether a fault strikes. */
    enum When {
        /** For every create request that is otherwise in order. */
        CREATE_REQUEST,
        /** Once for every task, when it is made; it is then part of the task's fate, over restarts too. */
        TASK,
        /** For every query. */
        QUERY,
        /** For every download. */
        DOWNLOAD
    }

    private final When when;
    private final @Nullable KlingError error;

    Fault(When when, @Nullable KlingError error) {
        this.when = when;
        this.error = error;
    }

    When when() {
        return when;
    }

    /** The error it answers with, if it answers with one. */
    Optional<KlingError> error() {
        return Optional.ofNullable(error);
    }

    /** The form used in properties and by the control endpoint, such as {@code reply-lost}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads the form used by the control endpoint.
     *
     * @param word such as {@code reply-lost}
     * @return the fault
     * @throws IllegalArgumentException for any other word, naming those there are
     */
    @JsonCreator
    public static Fault of(String word) {
        return Arrays.stream(values())
                .filter(fault -> fault.word().equals(word))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no fault " + word + "; there are "
                        + Arrays.stream(values()).map(Fault::word).toList()));
    }
}
