package dev.sceneroute.media;

import java.nio.file.Path;

/**
 * The pictures that stand for a film.
 *
 * @param thumbnail JPEG, 1280 by 720 pixels, at most 2,000,000 bytes; without any text on it
 * @param poster JPEG of the film's own size
 * @param frame which frame of the film they show, from 0
 * @param plain whether nothing is to be seen on them, because the film is black or of one colour throughout
 */
public record Illustration(Path thumbnail, Path poster, int frame, boolean plain) {}
