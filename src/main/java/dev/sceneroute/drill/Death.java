package dev.sceneroute.drill;

import java.time.Duration;
import java.util.List;

/**
 * One death to be died.
 *
 * @param kind what dies
 * @param points where, if not at a random moment: a thread stands at each of them when the process is killed
 * @param after how long after the start, if at a random moment
 */
record Death(Kind kind, List<KillPoint> points, Duration after) {

    /** What dies. */
    enum Kind {
        /** A process, at one point of the flow or at two at once. */
        AT_POINTS,
        /** A process, whatever it is doing. */
        AT_RANDOM,
        /** The database server; the processes live on. */
        OF_DATABASE
    }

    /** Copies the list. */
    Death {
        points = List.copyOf(points);
    }

    static Death at(List<KillPoint> points) {
        return new Death(Kind.AT_POINTS, points, Duration.ZERO);
    }

    /** The names of its lines in the table. */
    List<String> lines() {
        return switch (kind) {
            case AT_POINTS -> points.stream().map(KillPoint::name).toList();
            case AT_RANDOM -> List.of("at a random moment");
            case OF_DATABASE -> List.of("the database restarts");
        };
    }

    /** Its name for people. */
    String name() {
        return String.join(", and ", lines());
    }
}
