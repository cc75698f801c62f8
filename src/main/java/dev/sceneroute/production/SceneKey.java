package dev.sceneroute.production;

/**
 * Which scene: all a wake-up carries.
 *
 * @param jobId its job
 * @param order from 1
 */
public record SceneKey(String jobId, int order) {

    /** Both as one text: the job's id, a slash, the order. */
    public String text() {
        return jobId + "/" + order;
    }
}
