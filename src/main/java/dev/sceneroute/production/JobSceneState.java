package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where one scene of a job is. Its legal moves are {@link #canBecome}. */
public enum JobSceneState {
    /** Not ordered yet: waits for a free slot, or for its time to be tried again. */
    WAITING,
    /** Ordered from the provider: holds a slot until the provider is done, then waits to be collected. */
    ORDERED,
    /** The clip is here and checked. */
    COLLECTED,
    /** All that was asked for this scene is done. */
    READY,
    /** Given up; a person may try it again. */
    FAILED;

    /** Every legal move of a scene. */
    public boolean canBecome(JobSceneState next) {
        return switch (this) {
            case WAITING -> next == ORDERED || next == COLLECTED || next == READY || next == FAILED;
            case ORDERED -> next == WAITING || next == COLLECTED || next == READY || next == FAILED;
            case COLLECTED -> next == READY || next == WAITING || next == FAILED;
            case READY, FAILED -> next == WAITING || next == ORDERED || next == COLLECTED || next == READY;
        };
    }

    /** Whether nothing more will be done for the scene by itself. */
    public boolean isEnd() {
        return this == READY || this == FAILED;
    }

    /** Reads the word used in rows and JSON. */
    @JsonCreator
    public static JobSceneState of(String word) {
        return Wire.value(JobSceneState.class, word);
    }

    /** The word used in rows and JSON. */
    @JsonValue
    public String word() {
        return Wire.word(this);
    }
}
