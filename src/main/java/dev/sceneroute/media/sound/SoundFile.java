package dev.sceneroute.media.sound;

import java.nio.file.Path;

/**
 * A source of sound in the film's form, and what is known of it.
 *
 * @param file WAV: 48 kHz, stereo, 16 bits
 * @param contents a hash of what is in it; sounds made of the same contents are the same
 * @param samples of each channel
 * @param loudness integrated, in LUFS; minus infinity if it is silent
 */
public record SoundFile(Path file, String contents, long samples, double loudness) {}
