package dev.sceneroute.media.sound;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scene's sound takes from the film around it.
 *
 * @param start the scene's first sample in the film
 * @param speech when there is speech, in the scene and near its borders, counted from its beginning
 * @param music the film's music, if it has one
 * @param musicBefore the music's volume in the scene before
 */
record Surroundings(long start, List<Span> speech, @Nullable Sound music, double musicBefore) {}
