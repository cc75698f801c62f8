package dev.sceneroute.media.sound;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is heard in a scene, besides the film's music.
 *
 * @param samples how long the scene is; a source that is longer is cut off, a shorter one followed by silence
 * @param clip the clip's own sound, if it has one
 * @param narration what is said, if anything is
 * @param narrationAt the sample at which the narration begins
 * @param speech when there is speech, counted from the narration's beginning; empty means all of the narration
 * @param volumes of its parts
 */
public record SceneSound(
        long samples,
        @Nullable SoundFile clip,
        @Nullable SoundFile narration,
        long narrationAt,
        List<Span> speech,
        Volumes volumes) {

    /** Checks the numbers and copies the list. */
    public SceneSound {
        if (samples < 1 || narrationAt < 0) {
            throw new IllegalArgumentException("A scene of " + samples + " samples with speech at " + narrationAt);
        }
        speech = List.copyOf(speech);
    }

    /** A scene with nothing but its clip's own sound. */
    public static SceneSound ofClip(long samples, @Nullable SoundFile clip) {
        return new SceneSound(samples, clip, null, 0, List.of(), Volumes.USUAL);
    }

    /** When there is speech, counted from the scene's beginning. */
    List<Span> spoken() {
        if (narration == null || volumes.narration() == 0) {
            return List.of();
        }
        if (speech.isEmpty()) {
            return List.of(new Span(narrationAt, narrationAt + narration.samples()));
        }
        return speech.stream().map(span -> span.later(narrationAt)).toList();
    }
}
