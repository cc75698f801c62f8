/**
 * A film's sound, from its sources to the moment it is encoded: {@link dev.sceneroute.media.sound.FilmSound} mixes speech,
 * the clips' own sound and music; {@link dev.sceneroute.media.sound.LoudnessMeter} measures each scene once;
 * {@link dev.sceneroute.media.sound.FilmLevel} finds the one gain that brings the film to its loudness, and limits what would
 * become too loud; {@link dev.sceneroute.media.sound.AacChunks} says which stretches are encoded apart from the others.
 *
 * <p>All of it is arithmetic on samples, 48 kHz stereo: any stretch can be computed at any time, and comes out the same
 * each time. Knows nothing of FFmpeg.
 */
@NullMarked
package dev.sceneroute.media.sound;

import org.jspecify.annotations.NullMarked;
