package dev.sceneroute.production;

/**
 * Why a job or a scene failed, as people and programs see it; with what to do next. The first words are those of the
 * YouTube-to-video specification, §7.
 */
public enum ErrorCode {
    AI_PROVIDER_FAILURE("Try the scene again; if it keeps failing, choose another model."),
    PROVIDER_ACCOUNT("See to the provider account (key, credit, permission), then try the job again."),
    PROVIDER_REFUSED_REQUEST(
            "Change what the message names in the job's script (PUT), then try the job again; what is paid stays."),
    BUDGET_EXCEEDED("Raise the cap the message names, then try the job again: nothing was ordered for this scene."),
    SPEECH_FAILED(
            "See to the engine the message names (key, program, voice), or let another one speak, then try the job"
                    + " again: nothing was ordered."),
    NARRATION_TOO_LONG(
            "Do what the message offers: shorten the text or lengthen the scene in the job's script (PUT), or allow more"
                    + " in sceneroute.narration.fit; then try the job again. Nothing was ordered for this scene."),
    CONTENT_REFUSED("Try the scene again with another visual_prompt that the provider's policy allows; the other scenes"
            + " are kept. If an image is the reason, change it in the job's script (PUT), then try the job again."),
    SCENE_TIMEOUT("Try the scene again: its order is still open and gets more time, nothing is ordered anew. To order"
            + " anew, or to give it up, resolve its task."),
    TASK_UNKNOWN("Look for the order in the provider's console, then resolve its task: adopt it, retry (which is a new"
            + " order and may be paid twice), or give it up."),
    CLIP_DOWNLOAD_FAILED("Try the scene again: the paid clip is fetched again, not ordered again."),
    CLIP_REJECTED("Try the scene again: a new clip is ordered."),
    PARENT_SCENE_FAILED("Try the scene it goes on from again; this one follows it."),
    STITCH_FAILED("Try the job again: every clip is kept, only the film is made again."),
    STORAGE_UPLOAD_FAILED("Make room or mend the storage, then try the job again: every clip is kept."),
    SCENES_FAILED("See the failed scenes; try them again one by one, or try the whole job again."),
    CANCELED("Try the job again to go on where it stopped."),
    INTERNAL_ERROR("Try the job again; if it keeps failing, report the message together with the job's id.");

    private final String nextStep;

    ErrorCode(String nextStep) {
        this.nextStep = nextStep;
    }

    /** What a person can do about it, in one sentence. */
    public String nextStep() {
        return nextStep;
    }
}
