/**
 * Subtitles: what is spoken, as text that can be read along. {@link dev.sceneroute.subtitle.Cues} makes cues of timed
 * words; {@link dev.sceneroute.subtitle.SubRip}, {@link dev.sceneroute.subtitle.WebVtt} and
 * {@link dev.sceneroute.subtitle.AssScript} write them as files; {@link dev.sceneroute.subtitle.SubtitleBurn} prepares to
 * draw them into the picture. Knows speech and the tools of media, and nothing of jobs.
 *
 * <p>A person's text stays text in every format: whatever a reader of it could take for markup is written so that it is
 * shown. It reaches FFmpeg in files with fixed names alone.
 */
@NullMarked
package dev.sceneroute.subtitle;

import org.jspecify.annotations.NullMarked;
