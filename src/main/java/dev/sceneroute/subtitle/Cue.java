package dev.sceneroute.subtitle;

import dev.sceneroute.speech.TimedWord;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that is shown from one moment to another.
 *
 * @param from when it appears, in whole milliseconds
 * @param to when it is gone; later than {@code from}
 * @param text its lines, a line feed between two
 * @param language BCP 47 tag
 * @param words its words, their places in {@code text}, and when they are heard, on the same clock as {@code from}; never
 *     outside the time it is shown
 */
public record Cue(
        Duration from, Duration to, String text, @Nullable String language, List<TimedWord> words) {

    /** Copies the list. */
    public Cue {
        words = List.copyOf(words);
    }

    /** Its lines. */
    public List<String> lines() {
        return List.of(text.split("\n", -1));
    }

    /** How long it is shown. */
    public Duration length() {
        return to.minus(from);
    }

    /** The same cue that much later. */
    public Cue later(Duration offset) {
        List<TimedWord> moved = words.stream()
                .map(word -> new TimedWord(
                        word.start(),
                        word.end(),
                        word.from().plus(offset),
                        word.to().plus(offset)))
                .toList();
        return new Cue(from.plus(offset), to.plus(offset), text, language, moved);
    }
}
