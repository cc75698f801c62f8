package dev.sceneroute.media;

/** What is done about a clip with a certain fault, as configured. */
public enum QualityPolicy {
    /** Nothing, and nothing is said. */
    ACCEPT,
    /** The clip is used; the fault is told. */
    WARN,
    /** The clip is mended here, which costs nothing; where that cannot be done, a new one is ordered. */
    REPAIR,
    /** The clip is not used; a new one is ordered, which is paid for. */
    REORDER
}
