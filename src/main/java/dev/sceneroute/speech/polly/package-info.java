/**
 * Amazon Polly: {@code SynthesizeSpeech} once for the sound and once more for the times of its words.
 *
 * <p>Sources: the Polly developer guide and API reference (quotas, speech marks, supported SSML tags), read in September
 * 2026. What they say and what follows:
 *
 * <ul>
 *   <li>3000 billed characters and 6000 in all a request; both requests of a piece are billed;
 *   <li>marks are lines of JSON; their offsets count the UTF-8 bytes of what was sent, tags included;
 *   <li>a throttled request is answered with status 400 and {@code ThrottlingException};
 *   <li>whether generative voices tell marks is not said anywhere: they are not asked.
 * </ul>
 */
@NullMarked
package dev.sceneroute.speech.polly;

import org.jspecify.annotations.NullMarked;
