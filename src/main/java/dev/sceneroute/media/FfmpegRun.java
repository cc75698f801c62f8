package dev.sceneroute.media;

/**
 * A finished run of FFmpeg.
 *
 * @param output what it wrote to standard output (progress lines)
 * @param messages what it wrote to standard error, cut to its last 64 KiB
 */
public record FfmpegRun(String output, String messages) {}
