package dev.sceneroute.production;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored file of media. Found by its content, so that nothing equal is made or kept twice.
 *
 * @param id its id
 * @param owner whose it is
 * @param kind what it is
 * @param storageKey where it lies
 * @param contentType its media type
 * @param sizeBytes its size
 * @param sha256 its content hash, hexadecimal
 * @param durationMs how long it plays, if it plays
 * @param jobId the job it belongs to, if it belongs to one
 * @param sceneOrder the scene it belongs to, if it belongs to one
 * @param createdAt when it was stored
 */
public record Asset(
        String id,
        String owner,
        Kind kind,
        String storageKey,
        String contentType,
        long sizeBytes,
        String sha256,
        @Nullable Long durationMs,
        @Nullable String jobId,
        @Nullable Integer sceneOrder,
        Instant createdAt) {

    /** What a stored file is. */
    public enum Kind {
        VIDEO,
        CLIP,
        IMAGE,
        AUDIO,
        SUBTITLE,
        THUMBNAIL;

        /** The word used in rows and JSON. */
        @com.fasterxml.jackson.annotation.JsonValue
        public String word() {
            return Wire.word(this);
        }
    }
}
