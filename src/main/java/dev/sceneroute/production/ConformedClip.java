package dev.sceneroute.production;

/**
 * A scene's clip after it was brought to the film's form.
 *
 * @param videoKey storage key of the picture
 * @param audioKey storage key of the sound
 * @param frames its exact length
 * @param samples its sound's exact length, of each channel
 * @param copied whether the picture was copied, not encoded again
 * @param signature what must be equal for pictures to be joined by copying
 */
public record ConformedClip(
        String videoKey, String audioKey, int frames, long samples, boolean copied, String signature) {}
