/**
 * Writes a film as an MP4 file without encoding anything: {@link dev.sceneroute.media.mp4.Mp4Film} puts pictures, sound,
 * subtitles and chapters that are ready into one file, its header in front. Boxes follow ISO/IEC 14496-12:2022 (the file),
 * 14496-14 (AAC in it) and 3GPP TS 26.245 (subtitles). Knows nothing of FFmpeg, nor of how its samples were made.
 */
@NullMarked
package dev.sceneroute.media.mp4;

import org.jspecify.annotations.NullMarked;
