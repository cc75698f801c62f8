package dev.sceneroute.media.sound;

/**
 * A stretch of time in which somebody speaks.
 *
 * @param from its first sample
 * @param to behind its last
 */
public record Span(long from, long to) {

    /** Checks that it does not end before it begins. */
    public Span {
        if (to < from) {
            throw new IllegalArgumentException("Speech from " + from + " to " + to);
        }
    }

    /** The same, later by so much. */
    Span later(long by) {
        return new Span(from + by, to + by);
    }
}
