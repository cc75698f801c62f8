package dev.sceneroute.media;

import java.nio.file.Path;

/**
 * A piece of a film's picture track.
 *
 * @param video MP4 file
 * @param frames how many of its first frames are the piece
 * @param signature what its decoder is set up with
 */
record PicturePiece(Path video, int frames, String signature) {}
