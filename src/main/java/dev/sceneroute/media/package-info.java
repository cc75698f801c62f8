/**
 * What is done to sound and picture, in the order of the story:
 *
 * <ol>
 *   <li>{@link dev.sceneroute.media.FfmpegSupply} finds FFmpeg, {@link dev.sceneroute.media.CamelExecFfmpeg} runs it;
 *   <li>{@link dev.sceneroute.media.ClipCheck} decides whether a fetched clip is what was ordered;
 *   <li>{@link dev.sceneroute.media.Conform} makes a scene of it, exact to the frame and to the sample;
 *   <li>{@link dev.sceneroute.media.StillScene} makes one of a picture, where no clip is wanted;
 *   <li>{@link dev.sceneroute.media.CrossFade} lets a scene become the next one;
 *   <li>{@link dev.sceneroute.media.SoundSources} brings speech and music to the film's form, {@link
 *       dev.sceneroute.media.SoundTrack} mixes and encodes the film's sound, piece by piece;
 *   <li>{@link dev.sceneroute.media.FilmJoin} joins scenes, sound and subtitles into a film;
 *   <li>{@link dev.sceneroute.media.Thumbnail} picks the picture that stands for it.
 * </ol>
 *
 * <p>What is drawn with letters is the work of {@code dev.sceneroute.media.text}.
 *
 * <p>Everything expensive happens when a clip arrives, while others are still being made; at the end scenes are copied
 * one behind the other ({@link dev.sceneroute.media.mp4}). That is only right if one decoder can be set up for all of them.
 * So each scene carries a signature of that, what is encoded here has parameter sets of a number no provider uses, and
 * scenes that contradict each other are encoded again before they are joined. Each step also reads back what was written and counts frames and samples before it believes it.
 *
 * <p>A file from outside is an attack until shown otherwise: FFmpeg is told its container, may open files only, and is
 * limited in pixels, seconds and time. A person's text reaches FFmpeg in files, never in an argument or a filter.
 *
 * <p>Each step may be repeated at any time: results appear whole under their names or not at all, and are equal.
 */
@NullMarked
package dev.sceneroute.media;

import org.jspecify.annotations.NullMarked;
