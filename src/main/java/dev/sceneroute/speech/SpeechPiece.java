package dev.sceneroute.speech;

import org.jspecify.annotations.Nullable;

/**
 * What one engine is asked to say at once: no longer than it takes.
 *
 * @param text plain text, no markup
 * @param language BCP 47 tag, such as {@code ko} or {@code en-GB}
 * @param voice the engine's own name of a voice; its default for the language if missing
 * @param speed 1 is the voice's own speed; 0.5 to 2
 */
public record SpeechPiece(
        String text, String language, @Nullable String voice, double speed) {}
