package dev.sceneroute.speech;

import java.nio.file.Path;

/**
 * The speech of a whole text.
 *
 * @param spoken the text and when its words are heard
 * @param sound WAV, 48 kHz, 16 bits, header of 44 bytes
 * @param samples of each channel, exactly
 */
public record JoinedSpeech(SpokenText spoken, Path sound, long samples) {}
