package dev.sceneroute.speech;

import java.util.Locale;

/** What can be done so that a scene is as long as what is said in it. */
public enum FitWay {
    /** Nothing has to be done. */
    KEEP,
    /** A longer clip is ordered. Costs the seconds that are added. */
    LONGER_CLIP,
    /** A person makes two scenes of it, each with a part of the text. Costs the seconds that are added. */
    TWO_SHOTS,
    /** A person lets the provider go on from the clip, in a scene after it. Costs the seconds that are added. */
    EXTEND,
    /** The clip's last frame is shown until the speech has ended. */
    HOLD,
    /** The speech is made faster. */
    SPEED_UP,
    /** The text is shortened, which only a person can do. */
    TIGHTEN_TEXT;

    /** Whether the program does it by itself; what changes the script's scenes or text is for a person to do. */
    boolean isDoneAlone() {
        return this == LONGER_CLIP || this == HOLD || this == SPEED_UP;
    }

    /** The word used in JSON and settings, such as {@code longer_clip}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
