package dev.sceneroute.sandbox.speech;

import java.util.Locale;

/** The engines that are simulated. */
public enum SpeechService {
    POLLY,
    GOOGLE,
    OPENAI;

    /** As addresses and marks name it, such as {@code polly}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
