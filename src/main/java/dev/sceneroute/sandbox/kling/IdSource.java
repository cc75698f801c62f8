package dev.sceneroute.sandbox.kling;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers like Kling's: 18 decimal digits, above 2^53, growing, and new again after a restart. */
final class IdSource {
    private static final long PLACES = 100_000;

    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    IdSource(Clock clock) {
        this.clock = clock;
    }

    String next() {
        return Long.toString(last.updateAndGet(before -> Math.max(before + 1, clock.millis() * PLACES)));
    }
}
