package dev.sceneroute.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids as they stand in paths and bodies. Whatever does not look like one of ours is not looked for. */
final class PathId {
    private static final Pattern ID = Pattern.compile("[a-z]{2,8}_[0-9a-z]{26}");
    private static final Pattern ORDER = Pattern.compile("[1-9][0-9]{0,5}");

    private PathId() {}

    /**
     * An id that may be looked for.
     *
     * @param what what it should be the id of, such as {@code job}
     * @throws RefusedException as for an unknown id, if it cannot be one
     */
    static String of(String what, @Nullable String given) {
        if (given == null || !ID.matcher(given).matches()) {
            throw RefusedException.unknown(what, String.valueOf(given));
        }
        return given;
    }

    /**
     * The order of a scene, from 1.
     *
     * @throws RefusedException as for an unknown scene, if it cannot be one
     */
    static int order(@Nullable String given) {
        if (given == null || !ORDER.matcher(given).matches()) {
            throw RefusedException.unknown("scene", String.valueOf(given));
        }
        return Integer.parseInt(given);
    }
}
