package dev.sceneroute.media.sound;

/**
 * How loud the parts of a scene's sound are, against what is usual.
 *
 * @param narration 1 is as usual, 0 is mute, 2 is 6 dB louder
 * @param clip the same for the clip's own sound
 * @param music the same for the music
 */
public record Volumes(double narration, double clip, double music) {

    /** Everything as usual. */
    public static final Volumes USUAL = new Volumes(1, 1, 1);

    private static final double MOST = 4;

    /** Checks the numbers. */
    public Volumes {
        for (double volume : new double[] {narration, clip, music}) {
            if (!(volume >= 0 && volume <= MOST)) {
                throw new IllegalArgumentException("A volume of " + volume + " is not between 0 and " + MOST);
            }
        }
    }
}
