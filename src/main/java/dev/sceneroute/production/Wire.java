package dev.sceneroute.production;

import java.util.Locale;

/** How enum values are written in rows, JSON and events: in lower case. */
final class Wire {
    private Wire() {}

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E value(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
}
