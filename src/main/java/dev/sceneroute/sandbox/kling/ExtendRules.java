package dev.sceneroute.sandbox.kling;

/**
 * The rules of {@code video-extend}: a video id (not a task id) of the v1 family, at most three minutes in all. Model
 * and mode are the parent's.
 */
final class ExtendRules {
    private static final int ADDED = 5;
    private static final int LONGEST = 180;

    private final KlingSandboxTasks tasks;

    ExtendRules(KlingSandboxTasks tasks) {
        this.tasks = tasks;
    }

    Order order(RequestFields fields) {
        OrderDraft draft = new OrderDraft(Endpoint.EXTEND, fields);
        SandboxTask parent = parent(fields.required("video_id"));
        draft.parentVideoId = parent.record().videoId();
        draft.model = parent.order().model();
        draft.mode = parent.order().mode();
        draft.aspectRatio = parent.order().aspectRatio();
        draft.image = parent.order().image();
        draft.prompt = fields.prompt("prompt", 2500);
        draft.seconds = parent.order().seconds() + ADDED;
        draft.billedSeconds = ADDED;
        if (draft.seconds > LONGEST) {
            throw fields.wrong("video_id", "would become longer than " + LONGEST + " seconds");
        }
        return draft.finished();
    }

    private SandboxTask parent(String videoId) {
        SandboxTask parent = tasks.byVideoId(videoId)
                .filter(task -> task.progress().status() == TaskStatus.SUCCEED)
                .filter(task -> !tasks.expired(task))
                .orElseThrow(() -> KlingError.INVALID_PARAMETER.refusal("From video not found by id " + videoId));
        if (!ModelCatalog.extendable(parent.order().model())) {
            throw KlingError.INVALID_PARAMETER.refusal("This video not supported extend-video");
        }
        return parent;
    }
}
