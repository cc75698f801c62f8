package dev.sceneroute.speech;

import java.util.Locale;

/** What can be done so that a scene is as long as what is said in it. */
public enum FitWay {
    /** Nothing has to be done. */
    KEEP,
    /** A longer clip is ordered. Costs the seconds that are added. */
    LONGER_CLIP,
    /** Two clips are ordered and shown one after the other. Costs the seconds that are added. */
    TWO_SHOTS,
    /** The provider goes on from the clip. Costs the seconds that are added. */
    EXTEND,
    /** The clip's last frame is shown until the speech has ended. */
    HOLD,
    /** The speech is made faster. */
    SPEED_UP,
    /** The text is shortened, which only a person can do. */
    TIGHTEN_TEXT;

    /** The word used in JSON and settings, such as {@code longer_clip}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
