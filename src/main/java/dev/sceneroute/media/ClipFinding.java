package dev.sceneroute.media;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at in a clip.
 *
 * @param check what was looked at, such as {@code length}
 * @param measured what was found, with its unit
 * @param expected what was ordered, or from where on it counts as a fault
 * @param fault what is wrong; nothing if nothing is, or if the policy accepts it
 * @param repair what is done about it
 * @param message the fault in words, with figure, threshold and way out
 */
public record ClipFinding(
        String check,
        String measured,
        String expected,
        @Nullable ClipFault fault,
        ClipRepair repair,
        @Nullable String message) {

    static ClipFinding of(ClipFault fault, String measured, String expected, ClipRepair repair, String message) {
        return new ClipFinding(fault.check(), measured, expected, fault, repair, message);
    }

    static ClipFinding good(String check, String measured, String expected) {
        return new ClipFinding(check, measured, expected, null, ClipRepair.NONE, null);
    }
}
