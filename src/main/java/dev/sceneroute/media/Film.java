package dev.sceneroute.media;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A finished film.
 *
 * @param file MP4, header in front
 * @param frames number of frames
 * @param duration how long the picture is; the sound is as long, to the sample
 * @param bytes size of the file
 */
public record Film(Path file, int frames, Duration duration, long bytes) {}
