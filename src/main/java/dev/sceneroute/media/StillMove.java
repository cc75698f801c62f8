package dev.sceneroute.media;

import java.util.List;

/** How a still picture moves while it is shown. */
public enum StillMove {
    /** Not at all. */
    NONE,
    /** Towards its middle. */
    IN,
    /** Away from its middle. */
    OUT,
    /** The view goes to the left. */
    LEFT,
    /** The view goes to the right. */
    RIGHT;

    private static final List<StillMove> IN_TURN = List.of(IN, RIGHT, OUT, LEFT);

    /**
     * The movement of a scene for which none was chosen: neighbours differ, and the same place always moves alike.
     *
     * @param position of the scene in its film, from 0
     */
    public static StillMove inTurn(int position) {
        return IN_TURN.get(Math.floorMod(position, IN_TURN.size()));
    }
}
