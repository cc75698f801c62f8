package dev.sceneroute.speech;

import java.nio.file.Path;

/**
 * A text that was spoken.
 *
 * @param spoken the text without markup, and when its words are heard
 * @param sound WAV, 48 kHz, 16 bits
 * @param samples of each channel, exactly
 * @param by who spoke, which is not always who was asked first; keep the speech under the key of this one
 */
public record Speech(SpokenText spoken, Path sound, long samples, ChosenSpeech by) {}
