package dev.sceneroute.production;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one check of a clip. Its words are those of the check itself, which the domain does not know.
 *
 * @param scene whose clip it was
 * @param attempt of which order of the scene, from 1
 * @param taskId of which generation task
 * @param verdict the word of one of the four verdicts, such as {@code good}
 * @param fault what decided the verdict, such as {@code black}; nothing for a good clip
 * @param repair what was done about it, such as {@code reorder}
 * @param message the fault in words
 * @param figures all that was looked at
 * @param checkedAt when; nothing for one that is not stored yet
 */
public record ClipInspection(
        SceneKey scene,
        int attempt,
        String taskId,
        String verdict,
        @Nullable String fault,
        String repair,
        @Nullable String message,
        List<Figure> figures,
        @Nullable Instant checkedAt) {

    /** Copies the list. */
    public ClipInspection {
        figures = List.copyOf(figures);
    }

    /**
     * One thing that was looked at.
     *
     * @param check such as {@code length}
     * @param measured such as {@code 4.71 s}
     * @param expected such as {@code 5.00 s}
     * @param fault what is wrong with it, if anything is
     */
    public record Figure(
            String check,
            String measured,
            String expected,
            @Nullable String fault) {}
}
