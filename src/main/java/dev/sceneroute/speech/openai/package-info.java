/**
 * OpenAI's {@code /v1/audio/speech} and every server that speaks it, many of which run at home.
 *
 * <p>Sources: OpenAI's own client for Python and its API reference, read in August 2026. The answer is the bare sound;
 * there are no times. A text may have 4096 characters.
 */
@NullMarked
package dev.sceneroute.speech.openai;

import org.jspecify.annotations.NullMarked;
