/**
 * The engines that speak, simulated: Amazon Polly, Google's Text-to-Speech and OpenAI's speech, as a client sees them.
 *
 * <p>They check what the real ones check (signatures and keys, lengths, voices, formats, SSML) and answer and refuse in
 * their shapes. What they say is no speech: one hum for each syllable, so that a word's length can be heard and the times
 * they tell are true to the sample. They make samples only (PCM and WAV) and refuse other formats, saying so. Where public
 * sources are silent, the sandbox does this:
 *
 * <ul>
 *   <li>a Polly voice that tells no marks refuses them with {@code MarksNotSupportedForFormatException};
 *   <li>a Google voice that ignores marks leaves {@code timepoints} out;
 *   <li>OpenAI's WAV header tells the greatest length there is, as seen live in 2025.
 * </ul>
 */
@NullMarked
package dev.sceneroute.sandbox.speech;

import org.jspecify.annotations.NullMarked;
