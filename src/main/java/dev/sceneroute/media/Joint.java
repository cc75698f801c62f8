package dev.sceneroute.media;

import java.nio.file.Path;

/**
 * The end of a scene that becomes the next one. In its film the scene is {@code kept} frames of the scene itself,
 * untouched, and then this piece: together exactly as many frames as the scene had, so that nothing behind it moves.
 *
 * @param kept how many of the scene's own frames stand before it; they are also the first so many frames of the file, in
 *     the order in which they are decoded
 * @param video MP4 file with the picture alone, beginning with a keyframe
 * @param frames number of frames of that file
 * @param streamSignature what a decoder is set up with
 */
public record Joint(int kept, Path video, int frames, String streamSignature) {}
