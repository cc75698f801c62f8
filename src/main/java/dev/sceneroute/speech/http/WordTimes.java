package dev.sceneroute.speech.http;

import dev.sceneroute.speech.TimedWord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Engines tell when a word begins and never when it ends: it is taken to last until the next one. */
public final class WordTimes {
    /** What one character takes where there is nothing to measure it by. */
    private static final Duration A_CHARACTER = Duration.ofMillis(80);

    private WordTimes() {}

    /**
     * A word and when it begins.
     *
     * @param start index of its first character in the piece's text
     * @param end index behind its last one
     * @param from when it begins
     */
    public record Beginning(int start, int end, Duration from) {}

    /**
     * Adds the ends.
     *
     * @param words in the order of the text; a time that goes back is taken for the one before it
     * @param end when the last one ends, at the latest; if nobody knows, it lasts as long as those before it did for
     *     their length
     */
    public static List<TimedWord> of(List<Beginning> words, Optional<Duration> end) {
        List<Duration> from = new ArrayList<>();
        for (Beginning word : words) {
            Duration last = from.isEmpty() ? Duration.ZERO : from.get(from.size() - 1);
            from.add(later(last, word.from()));
        }
        List<TimedWord> timed = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Beginning word = words.get(i);
            Duration to = i + 1 < words.size()
                    ? from.get(i + 1)
                    : later(from.get(i), end.orElse(from.get(i).plus(likely(words, from))));
            timed.add(new TimedWord(word.start(), word.end(), from.get(i), to));
        }
        return List.copyOf(timed);
    }

    private static Duration likely(List<Beginning> words, List<Duration> from) {
        Beginning first = words.get(0);
        Beginning last = words.get(words.size() - 1);
        int before = last.start() - first.start();
        int length = last.end() - last.start();
        return before <= 0
                ? A_CHARACTER.multipliedBy(length)
                : from.get(from.size() - 1)
                        .minus(from.get(0))
                        .multipliedBy(length)
                        .dividedBy(before);
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
