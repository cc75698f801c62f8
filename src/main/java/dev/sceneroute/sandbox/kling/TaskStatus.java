package dev.sceneroute.sandbox.kling;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a task stands. The word of success on this generation of the API is {@code succeed}. */
enum TaskStatus {
    SUBMITTED,
    PROCESSING,
    SUCCEED,
    FAILED;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static TaskStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    boolean ended() {
        return this == SUCCEED || this == FAILED;
    }

    /** Whether a task may go from here to there: forward only, and never out of an end. */
    boolean mayBecome(TaskStatus next) {
        return switch (this) {
            case SUBMITTED -> next != SUBMITTED;
            case PROCESSING -> next.ended();
            case SUCCEED, FAILED -> false;
        };
    }
}
