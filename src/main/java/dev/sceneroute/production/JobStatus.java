package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a job is. Its legal moves are {@link #canBecome}. */
public enum JobStatus {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELED;

    /** Every legal move of a job. */
    public boolean canBecome(JobStatus next) {
        return switch (this) {
            case QUEUED -> next == RUNNING || next == FAILED || next == CANCELED;
            case RUNNING -> next == SUCCEEDED || next == FAILED || next == CANCELED;
            case FAILED, CANCELED -> next == RUNNING;
            case SUCCEEDED -> next == RUNNING;
        };
    }

    /** Whether the job has come to an end (a person may start it again). */
    public boolean isEnd() {
        return this == SUCCEEDED || this == FAILED || this == CANCELED;
    }

    /** Reads the word used in rows and JSON. */
    @JsonCreator
    public static JobStatus of(String word) {
        return Wire.value(JobStatus.class, word);
    }

    /** The word used in rows and JSON. */
    @JsonValue
    public String word() {
        return Wire.word(this);
    }
}
