package dev.sceneroute.production;

/**
 * Which scene: all a wake-up carries.
 *
 * @param jobId its job
 * @param order from 1
 */
public record SceneKey(String jobId, int order) {

    /** Reads {@link #text}. */
    public static SceneKey of(String text) {
        int slash = text.lastIndexOf('/');
        return new SceneKey(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
    }

    /** Both as one text: the job's id, a slash, the order. */
    public String text() {
        return jobId + "/" + order;
    }
}
