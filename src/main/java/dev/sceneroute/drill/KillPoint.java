package dev.sceneroute.drill;

/**
 * A place in the flow where a process can be made to die.
 *
 * @param step the step's name, such as {@code SceneOrdering.claim}
 * @param moment when
 */
record KillPoint(String step, Moment moment) {

    /** The name people read. */
    String name() {
        return moment.of(step);
    }
}
