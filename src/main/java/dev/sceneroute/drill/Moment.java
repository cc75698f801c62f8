package dev.sceneroute.drill;

/** When, around one step of the flow, a process dies. */
enum Moment {
    /** All is written, nothing is on disk. */
    BEFORE_COMMIT("before commit of "),
    /** It is on disk, and nobody has heard of it. */
    AFTER_COMMIT("after commit of "),
    /** A step without a transaction of its own is done, and the next has not begun. */
    AFTER_STEP("after "),
    /** Nothing has gone out. */
    BEFORE_CALL("before the call of "),
    /** The other side is at work, and its answer is on the way. */
    DURING_CALL("during the call of "),
    /** The answer is here, and nothing of it is on disk. */
    AFTER_CALL("after the answer of ");

    private final String words;

    Moment(String words) {
        this.words = words;
    }

    /** The point's name, such as {@code before commit of SceneOrdering.claim}. */
    String of(String step) {
        return words + step;
    }

    /** Whether the process lives on for a moment: a call that is held back has not begun. */
    boolean goesOn() {
        return this == DURING_CALL;
    }
}
