package dev.sceneroute.sandbox.kling;

import java.time.Clock;

/** Counts creates by the second and refuses those above the limit with 1302. */
final class CreateRate {
    private final KlingSandboxSettings settings;
    private final Clock clock;
    private long second;
    private int seen;

    CreateRate(KlingSandboxSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    void check() {
        int limit = settings.qps();
        if (limit > 0 && countThisSecond() > limit) {
            throw KlingError.TOO_FAST.refusal();
        }
    }

    private synchronized int countThisSecond() {
        long now = clock.millis() / 1000;
        seen = now == second ? seen + 1 : 1;
        second = now;
        return seen;
    }
}
