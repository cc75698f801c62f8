package dev.sceneroute.pipeline;

import dev.sceneroute.production.Deliver;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants made of a script.
 *
 * @param deliver how far the job goes
 * @param notifyUrl who is told when it ends, or nobody
 */
public record JobRequest(Deliver deliver, @Nullable String notifyUrl) {

    /** A film, and nobody is told. */
    public static final JobRequest FILM = new JobRequest(Deliver.FILM, null);
}
