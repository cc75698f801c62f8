package dev.sceneroute.narration;

import dev.sceneroute.speech.ChosenSpeech;
import dev.sceneroute.speech.SpokenText;

/**
 * Speech that was made and is kept.
 *
 * @param key content hash of all it was made of
 * @param assetId its sound: WAV, 48 kHz, 16 bits
 * @param samples of each channel
 * @param spoken what is said, and when each word is heard
 * @param by who speaks
 */
public record KeptSpeech(String key, String assetId, long samples, SpokenText spoken, ChosenSpeech by) {}
