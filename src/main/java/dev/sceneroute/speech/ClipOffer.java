package dev.sceneroute.speech;

import java.util.List;

/**
 * The lengths a scene's clip can have, by the model that makes it.
 *
 * @param seconds lengths of one clip, at least one; sorted here, without doubles
 * @param extensions how many seconds one extension of a clip can add; empty if the model extends none
 * @param twoShots whether two scenes can be made of it, each with a clip of one of the lengths
 */
public record ClipOffer(List<Integer> seconds, List<Integer> extensions, boolean twoShots) {

    /** Sorts the lengths. */
    public ClipOffer {
        seconds = seconds.stream().distinct().sorted().toList();
        extensions = extensions.stream().distinct().sorted().toList();
        if (seconds.isEmpty() || seconds.get(0) < 1 || extensions.stream().anyMatch(length -> length < 1)) {
            throw new IllegalArgumentException(
                    "A clip has lengths of at least one second, not " + seconds + " and " + extensions);
        }
    }

    /** The longest clip, in seconds. */
    int longest() {
        return seconds.get(seconds.size() - 1);
    }
}
