package dev.sceneroute.production;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of one approved script version.
 *
 * @param id its id
 * @param owner whose it is
 * @param projectId what it belongs to
 * @param scriptId what it is made of
 * @param scriptVersion the version it is made of
 * @param deliver how far it goes
 * @param status where it is
 * @param step what it is doing
 * @param progress 0 to 100, never going back within a run
 * @param scenes how many scenes it has
 * @param errorCode why it failed
 * @param errorMessage why it failed, in words
 * @param notifyUrl who is told when it ends
 * @param lastEvent number of its newest event
 * @param createdAt when it was asked for
 * @param startedAt when it began
 * @param finishedAt when it ended
 * @param hold the trouble its film waits for
 * @param edition counts the changes of its script, from 1
 * @param revised whether its script was changed since it has ended
 * @param narrated whether its scenes may be ordered: their speech is made and fits, or there is none
 */
public record Job(
        String id,
        String owner,
        String projectId,
        String scriptId,
        int scriptVersion,
        Deliver deliver,
        JobStatus status,
        JobStep step,
        int progress,
        int scenes,
        @Nullable ErrorCode errorCode,
        @Nullable String errorMessage,
        @Nullable String notifyUrl,
        int lastEvent,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Hold hold,
        int edition,
        boolean revised,
        boolean narrated) {}
