package dev.sceneroute.production;

import org.jspecify.annotations.Nullable;

/**
 * One scene of a job.
 *
 * @param jobId its job
 * @param order from 1
 * @param owner whose it is
 * @param state where it is
 * @param slotPool which places at a provider it waits for
 * @param attempt which paid order it is at, from 1
 * @param taskId the generation task of this attempt
 * @param videoId the provider's id of the clip
 * @param clipUrl where the provider keeps the clip
 * @param clipAssetId our copy of the clip
 * @param conformed the clip in the film's form
 * @param errorCode why it failed
 * @param errorMessage why it failed, in words
 * @param adjustFor why the clip before was not used, such as {@code black}: its next order is adjusted to that
 * @param prompt what is ordered in place of the script's prompt, if a person or the rewrite hook gave it
 * @param goesOnFrom the provider's id of a clip that was too short, if this attempt goes on from it
 * @param hold the trouble it waits for
 * @param edition that of its job's script
 * @param length how long it is for its speech; as long as the script says if missing
 * @param encoded how much of it is encoded in the film's form, 0 to 1, while that is done
 * @param drawnInstead whether it is drawn because no clip can be had
 */
public record JobScene(
        String jobId,
        int order,
        String owner,
        JobSceneState state,
        String slotPool,
        int attempt,
        int collectTries,
        @Nullable String taskId,
        @Nullable String videoId,
        @Nullable String clipUrl,
        @Nullable String clipAssetId,
        @Nullable ConformedClip conformed,
        @Nullable ErrorCode errorCode,
        @Nullable String errorMessage,
        @Nullable String adjustFor,
        @Nullable String prompt,
        @Nullable String goesOnFrom,
        @Nullable Hold hold,
        int edition,
        @Nullable SceneLength length,
        double encoded,
        boolean drawnInstead) {

    /** Its job and order, which is all a message carries of it. */
    public SceneKey key() {
        return new SceneKey(jobId, order);
    }

    /** How far it has come on its way to the film, 0 to 100; 0 if it has failed. */
    public int progress() {
        return (int) Math.floor(100 * SceneCounts.share(this));
    }

    /** Whether it is drawn, and nothing is ordered for it. */
    public boolean isDrawn() {
        return drawnInstead || slotPool.equals(JobSceneStore.DRAWN);
    }

    /** The job's script with this scene as long as its clip is ordered. */
    public Script of(Script script) {
        return length == null ? script : script.withSeconds(order, length.clipSeconds());
    }

    /** Length of its clip, in seconds. */
    public int clipSeconds(Script script) {
        return length == null ? script.scenes().get(order - 1).targetDuration() : length.clipSeconds();
    }

    /** How long the scene is, in frames of the film. */
    public int frames(Script script) {
        return length == null
                ? script.scenes().get(order - 1).targetDuration()
                        * script.video().fps()
                : length.frames();
    }
}
