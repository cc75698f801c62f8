package dev.sceneroute.production;

/**
 * What can be paused: one job, everything ordered from one provider, or the whole installation.
 *
 * @param text the form used in rows: {@code installation}, {@code service:kling} or {@code job:job_01k9…}
 */
public record PauseScope(String text) {
    /** Everything. */
    public static final PauseScope INSTALLATION = new PauseScope("installation");

    /** All orders from one provider: one account serves all jobs. */
    public static PauseScope service(String service) {
        return new PauseScope("service:" + service);
    }

    /** One job. */
    public static PauseScope job(String jobId) {
        return new PauseScope("job:" + jobId);
    }

    /** What is paused, without its kind: a provider's name or a job's id; empty for the installation. */
    public String name() {
        int colon = text.indexOf(':');
        return colon < 0 ? "" : text.substring(colon + 1);
    }
}
