package dev.sceneroute.media.mp4;

/**
 * How pictures are coded. Clips can share a track only if their signatures are equal.
 *
 * @param signature of what a decoder is set up with
 * @param width pixels
 * @param height pixels
 * @param timescale ticks a second, the same for all clips of a film
 * @param entry the sample entry: a whole box such as {@code avc1}, without what differs from clip to clip
 */
@SuppressWarnings("ArrayRecordComponent")
public record PictureForm(String signature, int width, int height, long timescale, byte[] entry) {}
