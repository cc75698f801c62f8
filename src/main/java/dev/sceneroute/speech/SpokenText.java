package dev.sceneroute.speech;

import java.time.Duration;
import java.util.List;

/**
 * A text as it is spoken, and when each of its words is heard.
 *
 * @param text what is said: no Markdown, no markup
 * @param words all of its words in their order; their times never go back
 * @param length how long the speech lasts, silence at its end included
 * @param estimated whether the times were shared out by length, because the engine tells none
 */
public record SpokenText(String text, List<TimedWord> words, Duration length, boolean estimated) {

    /** Copies the list. */
    public SpokenText {
        words = List.copyOf(words);
    }
}
