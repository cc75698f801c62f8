package dev.sceneroute.speech;

import java.util.List;

/**
 * One way to make a scene as long as what is said in it, and what it comes to.
 *
 * @param way what is done
 * @param clips lengths of the clips to order, in seconds: one, or two for {@link FitWay#TWO_SHOTS}
 * @param extendBy how many seconds the provider adds to the clip in a scene of their own; 0 if it is not to be asked
 * @param heldFrames for how many frames of the film the last frame is held
 * @param speed how fast the speech is, 1 as it was made
 * @param cut how many words or characters have to be taken out of the text
 * @param frames how long the scene becomes, in frames of the film
 * @param extraClipSeconds how many seconds more are ordered than for the wanted length
 */
public record FitChoice(
        FitWay way,
        List<Integer> clips,
        int extendBy,
        int heldFrames,
        double speed,
        int cut,
        int frames,
        int extraClipSeconds) {

    /** Copies the list. */
    public FitChoice {
        clips = List.copyOf(clips);
    }
}
