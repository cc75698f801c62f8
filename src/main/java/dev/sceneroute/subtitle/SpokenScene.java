package dev.sceneroute.subtitle;

import dev.sceneroute.speech.SpokenText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is spoken in a scene, and where the scene is.
 *
 * @param text the speech; its times begin with it
 * @param language BCP 47 tag; decides where lines may end
 * @param offset where the scene begins; zero for cues that are drawn into the scene itself
 * @param lead how long after the beginning of the scene the speech begins
 * @param length how long the scene is
 */
public record SpokenScene(SpokenText text, @Nullable String language, Duration offset, Duration lead, Duration length) {

    /** A scene whose speech begins with it. */
    public SpokenScene(SpokenText text, @Nullable String language, Duration offset, Duration length) {
        this(text, language, offset, Duration.ZERO, length);
    }
}
