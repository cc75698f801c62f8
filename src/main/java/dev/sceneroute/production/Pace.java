package dev.sceneroute.production;

import java.time.Duration;
import java.util.Optional;

/** What is left takes as long as what is done has taken. */
final class Pace {
    private Pace() {}

    /**
     * The time that is left, to the second.
     *
     * @param elapsed since the work was begun
     * @param done of it since then, in any unit
     * @param left of it, in the same unit
     * @param enough how much must be done to judge by
     * @return nothing if it is less
     */
    static Optional<Duration> timeLeft(Duration elapsed, double done, double left, double enough) {
        return done < enough ? Optional.empty() : Optional.of(seconds(elapsed.toMillis() / 1000.0 * left / done));
    }

    static Duration seconds(double seconds) {
        return Duration.ofSeconds(Math.round(seconds));
    }
}
