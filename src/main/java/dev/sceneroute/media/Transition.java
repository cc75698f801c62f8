package dev.sceneroute.media;

/** How one scene becomes the next. */
public enum Transition {
    /** One picture follows the other at once. */
    CUT(""),
    /** The whole picture becomes the other one evenly. */
    FADE("fade"),
    /** One grain of the picture after another, at random, becomes the other one. */
    DISSOLVE("dissolve"),
    /** An edge that goes from right to left uncovers the other picture. */
    WIPE("wipeleft");

    private final String filterName;

    Transition(String filterName) {
        this.filterName = filterName;
    }

    /** What FFmpeg's filter {@code xfade} calls it. */
    String filterName() {
        return filterName;
    }
}
