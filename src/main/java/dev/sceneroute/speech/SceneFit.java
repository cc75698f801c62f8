package dev.sceneroute.speech;

import java.util.List;

/**
 * How a scene and what is said in it go together.
 *
 * @param scene its number in the film, from 1
 * @param fits whether the speech has its place; if not, nothing may be ordered before somebody has decided
 * @param choice what is done; what is wanted, unchanged, if it does not fit
 * @param neededFrames how long speech and silence around it last at the choice's speed, in frames of the film
 * @param estimated whether the length of the speech is guessed
 * @param waysOut all that could be done, whether it is paid for or not; empty if it fits
 * @param message the same in one sentence for people, with the scene's number and the way out
 */
public record SceneFit(
        int scene,
        boolean fits,
        FitChoice choice,
        int neededFrames,
        boolean estimated,
        List<FitChoice> waysOut,
        String message) {

    /** Copies the list. */
    public SceneFit {
        waysOut = List.copyOf(waysOut);
    }

    /** How many frames of the scene are left over; below zero so many are lacking. */
    public int spareFrames() {
        return choice.frames() - neededFrames;
    }
}
