package dev.sceneroute.production;

import org.jspecify.annotations.Nullable;

/**
 * A scene's clip after it was brought to the film's form.
 *
 * @param videoKey storage key of the file of which the first frames are the picture: the clip itself if it was copied
 * @param audioKey storage key of the sound; none if it is silent
 * @param frames its exact length
 * @param samples its sound's exact length, of each channel
 * @param copied whether the clip's own picture goes into the film, not encoded again
 * @param contents SHA-256 of the picture, if it was encoded here
 * @param signature what must be equal for pictures to be joined by copying
 */
public record ConformedClip(
        String videoKey,
        @Nullable String audioKey,
        int frames,
        long samples,
        boolean copied,
        @Nullable String contents,
        String signature) {}
