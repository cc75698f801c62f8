package dev.sceneroute.narration;

import dev.sceneroute.media.FilmProfile;
import dev.sceneroute.speech.SceneNarration;
import dev.sceneroute.speech.SceneNarration.TextUnit;
import dev.sceneroute.speech.SpeakableText;
import dev.sceneroute.speech.SpeakingTime;
import dev.sceneroute.speech.Words;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How long what is said in a scene lasts: measured where it has been spoken, guessed from the text before. */
public final class NarrationLength {

    /** Languages of which people count characters. */
    private static final Set<String> CHARACTERS = Set.of("zh", "ja", "ko", "th", "lo", "km", "my");

    private static final double MILLIS = 1000;

    private NarrationLength() {}

    /**
     * Of a text that is not spoken yet.
     *
     * @param scene its order, from 1
     * @param text as people write it
     * @param language BCP 47 tag
     * @param speed 1 is the voice's own
     * @param seconds how long the scene is to be, if somebody said it
     */
    public static SceneNarration estimated(
            int scene, String text, String language, double speed, @Nullable Integer seconds) {
        String said = SpeakableText.of(text);
        Duration length = Duration.ofMillis(Math.round(SpeakingTime.seconds(said) * MILLIS / speed));
        return of(scene, length, true, said, language, seconds);
    }

    /**
     * Of speech that has been made.
     *
     * @param scene its order, from 1
     * @param speech of each channel so many samples
     * @param language BCP 47 tag
     * @param seconds how long the scene is to be, if somebody said it
     */
    public static SceneNarration measured(int scene, KeptSpeech speech, String language, @Nullable Integer seconds) {
        Duration length = Duration.ofNanos(speech.samples() * 1_000_000_000L / FilmProfile.SAMPLE_RATE);
        return of(scene, length, false, speech.spoken().text(), language, seconds);
    }

    private static SceneNarration of(
            int scene, Duration length, boolean estimated, String said, String language, @Nullable Integer seconds) {
        boolean characters = CHARACTERS.contains(Locale.forLanguageTag(language).getLanguage());
        int count = characters
                ? (int) said.codePoints().filter(Character::isLetterOrDigit).count()
                : Words.of(said, language).size();
        return new SceneNarration(
                scene, length, estimated, count, characters ? TextUnit.CHARACTERS : TextUnit.WORDS, seconds);
    }
}
