package dev.sceneroute.speech;

/**
 * A text that is to be spoken.
 *
 * @param text as people write it; kept as {@link SpeakableText} leaves it
 * @param language BCP 47 tag
 * @param speed 1 is the voice's own speed; 0.5 to 2
 * @param by who speaks it
 */
public record SpeechOrder(String text, String language, double speed, ChosenSpeech by) {

    /**
     * Takes the markup off.
     *
     * @throws IllegalArgumentException if the speed is none
     */
    public SpeechOrder {
        if (!(speed >= 0.5 && speed <= 2)) {
            throw new IllegalArgumentException("A speed is between 0.5 and 2, not " + speed);
        }
        text = SpeakableText.of(text);
    }

    /** The same by somebody else. */
    public SpeechOrder spokenBy(ChosenSpeech other) {
        return new SpeechOrder(text, language, speed, other);
    }
}
