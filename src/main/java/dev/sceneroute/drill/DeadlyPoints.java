package dev.sceneroute.drill;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * In a process under test: where it is to die, and what is to fail. The thread that comes to the deadly point says so
 * and is held there for good; whoever runs the drill then kills the process from outside, as a power cut would.
 */
@Component
@Profile("drill-worker")
class DeadlyPoints {
    private static final String DIE = "die at ";
    private static final String LIVE = "live";
    private static final String FAIL = "fail at ";

    private final AtomicReference<@Nullable String> deadly = new AtomicReference<>();
    private final AtomicReference<@Nullable String> failing = new AtomicReference<>();
    private final AtomicBoolean watched = new AtomicBoolean(true);
    private final DrillLine line;

    DeadlyPoints(@Value("${drill.port}") int port, @Value("${drill.replica}") int replica) {
        this.line = DrillLine.open(port, replica);
        line.obey(this::obey);
    }

    /** Passes a point; nobody comes back from the deadly one, unless the other side is to be at work meanwhile. */
    void pass(Moment moment, String step) {
        String point = moment.of(step);
        if (!takes(deadly, point)) {
            return;
        }
        line.say("at " + point);
        while (!moment.goesOn()) {
            LockSupport.park(this);
        }
    }

    /** Says, once, that work goes on. */
    void working() {
        if (watched.compareAndSet(true, false)) {
            line.say("working");
        }
    }

    /** Whether a step is to fail now; once. */
    boolean fails(String step) {
        return takes(failing, step);
    }

    private static boolean takes(AtomicReference<@Nullable String> wanted, String name) {
        String now = wanted.get();
        return Objects.equals(now, name) && wanted.compareAndSet(now, null);
    }

    private void obey(String order) {
        if (order.startsWith(DIE)) {
            deadly.set(order.substring(DIE.length()));
        } else if (order.equals(LIVE)) {
            deadly.set(null);
        } else if (order.startsWith(FAIL)) {
            failing.set(order.substring(FAIL.length()));
        } else if (order.equals("watch")) {
            watched.set(true);
        }
    }
}
