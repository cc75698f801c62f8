package dev.sceneroute.intake;

import org.jspecify.annotations.Nullable;

/** How a place in a script is written: {@code scenes[3].shots[0].prompt}, counted from 0; empty for the whole. */
final class FieldPath {
    private FieldPath() {}

    static String field(String parent, String name) {
        return parent.isEmpty() ? name : parent + "." + name;
    }

    static String item(String parent, int index) {
        return parent + "[" + index + "]";
    }

    /** What is around the field; the whole is around {@code title}, and nothing is around the whole. */
    static @Nullable String parent(String field) {
        if (field.isEmpty()) {
            return null;
        }
        return field.substring(0, Math.max(0, Math.max(field.lastIndexOf('.'), field.lastIndexOf('['))));
    }

    /** The last part with its index, as people say it; "the script" for the whole. */
    static String name(String field) {
        return field.isEmpty() ? "the script" : field.substring(field.lastIndexOf('.') + 1);
    }
}
