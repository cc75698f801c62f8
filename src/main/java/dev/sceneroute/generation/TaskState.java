package dev.sceneroute.generation;

import java.util.Locale;

/** Where a generation task is. Its legal moves are {@link #canBecome}; an end never changes. */
public enum TaskState {
    /** Committed before the paid call; whether the provider knows it is to be found out. */
    INTENDED,
    SUBMITTED,
    PROCESSING,
    SUCCEED,
    FAILED,
    /** Nobody can say whether it was paid: a person decides. */
    UNKNOWN;

    /** Every legal move of a task. */
    public boolean canBecome(TaskState next) {
        return switch (this) {
            case INTENDED -> next != INTENDED;
            case SUBMITTED -> next == PROCESSING || next == SUCCEED || next == FAILED || next == UNKNOWN;
            case PROCESSING -> next == SUCCEED || next == FAILED || next == UNKNOWN;
            case UNKNOWN -> next == SUBMITTED || next == SUCCEED || next == FAILED;
            case SUCCEED, FAILED -> false;
        };
    }

    /** Whether nothing will follow. */
    public boolean isEnd() {
        return this == SUCCEED || this == FAILED;
    }

    /** Reads the word used in rows. */
    public static TaskState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The word used in rows and JSON. */
    @com.fasterxml.jackson.annotation.JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
