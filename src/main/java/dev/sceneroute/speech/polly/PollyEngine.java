package dev.sceneroute.speech.polly;

import java.util.Locale;

/** Polly's ways of making a voice. */
public enum PollyEngine {
    STANDARD,
    NEURAL,
    LONG_FORM,
    GENERATIVE;

    /** As requests name it, such as {@code long-form}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it tells when words are heard. */
    boolean tellsWords() {
        return this != GENERATIVE;
    }
}
