package dev.sceneroute.media;

import java.util.Locale;

/** What is done about one checked clip. */
public enum ClipRepair {
    /** Nothing: it is used as it is. */
    NONE,
    /** Its size, shape or rate is changed to the film's when it is conformed. */
    CONFORM,
    /** Its last frame is shown until the scene is full. */
    HOLD_LAST_FRAMES,
    /** It is fetched once more: costs nothing. */
    FETCH_AGAIN,
    /** The provider goes on from it, where its model allows that: costs as much as what is added. */
    EXTEND,
    /** A new one is ordered, with an adjusted prompt: costs as much as the first. */
    REORDER,
    /** No attempt is left: a person decides. */
    GIVE_UP;

    /** The word used in rows and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
