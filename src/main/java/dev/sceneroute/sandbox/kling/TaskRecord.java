package dev.sceneroute.sandbox.kling;

import java.math.BigDecimal;
import java.util.Set;

/**
 * What was settled when a task was made; it never changes again and is what the journal keeps.
 *
 * @param taskId 18 digits
 * @param videoId 18 digits, another number than the task's
 * @param order what was ordered
 * @param units what it costs if it succeeds
 * @param createdAt Unix milliseconds
 * @param dueAt Unix milliseconds of its end
 * @param fate the faults that strike it
 */
record TaskRecord(
        String taskId, String videoId, Order order, BigDecimal units, long createdAt, long dueAt, Set<Fault> fate) {

    TaskRecord {
        fate = Set.copyOf(fate);
    }

    boolean fated(Fault fault) {
        return fate.contains(fault);
    }
}
