package dev.sceneroute.drill;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One death to be died.
 *
 * @param kind what dies
 * @param point where, if not at a random moment
 * @param after how long after the start, if at a random moment
 */
record Death(Kind kind, @Nullable KillPoint point, Duration after) {

    /** What dies. */
    enum Kind {
        /** A process, at a point of the flow. */
        AT_POINT,
        /** A process, whatever it is doing. */
        AT_RANDOM,
        /** The database server; the processes live on. */
        OF_DATABASE
    }

    static Death at(KillPoint point) {
        return new Death(Kind.AT_POINT, point, Duration.ZERO);
    }

    /** Its line in the table. */
    String name() {
        return switch (kind) {
            case AT_POINT -> String.valueOf(point == null ? null : point.name());
            case AT_RANDOM -> "at a random moment";
            case OF_DATABASE -> "the database restarts";
        };
    }
}
