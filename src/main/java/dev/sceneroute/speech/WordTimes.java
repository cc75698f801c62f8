package dev.sceneroute.speech;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the words of a text are heard, as far as an engine does not tell it. All results are in the text's order; their
 * times never go back and never leave the stretch that was given.
 */
public final class WordTimes {

    private WordTimes() {}

    /**
     * Shares a stretch of speech out among all words of a text: by syllables, by characters in Chinese, Japanese and
     * Korean, with pauses where there are marks.
     *
     * @param language BCP 47 tag
     * @param from when the voice is heard first
     * @param to when it is heard last: silence before and behind is left out
     */
    public static List<TimedWord> estimate(String text, String language, Duration from, Duration to) {
        return complete(text, language, List.of(), from, to);
    }

    /**
     * Makes whole what an engine told: words it left out are put between the others, and a word without an end (one that
     * ends when it begins) lasts until the next one, the pause of a mark between them left out.
     *
     * @param language BCP 47 tag
     * @param told what the engine told, in any order; perhaps nothing
     * @param from when the voice is heard first
     * @param to when it is heard last
     * @return all words of the text; the engine's where it told of them, else those of {@link Words}
     */
    public static List<TimedWord> complete(
            String text, String language, List<TimedWord> told, Duration from, Duration to) {
        Duration last = later(from, to);
        Filling filling = new Filling(text, from);
        for (Slot slot : slots(Words.of(text, language), forward(told, from, last))) {
            filling.take(slot);
        }
        filling.closeAt(last, text.length());
        return List.copyOf(filling.words);
    }

    /** Keeps times from going back or leaving the stretch, whatever an engine told. A begin is believed before an end. */
    static List<TimedWord> forward(List<TimedWord> told, Duration from, Duration to) {
        List<TimedWord> words =
                told.stream().sorted(Comparator.comparingInt(TimedWord::start)).toList();
        Duration[] begins = new Duration[words.size() + 1];
        Duration reached = from;
        for (int index = 0; index < words.size(); index++) {
            reached = earlier(later(words.get(index).from(), reached), to);
            begins[index] = reached;
        }
        begins[words.size()] = to;
        List<TimedWord> forward = new ArrayList<>();
        for (int index = 0; index < words.size(); index++) {
            TimedWord word = words.get(index);
            Duration end = earlier(later(word.to(), begins[index]), begins[index + 1]);
            forward.add(new TimedWord(word.start(), word.end(), begins[index], end));
        }
        return forward;
    }

    /** A place in the order of words: one the engine told of, or one it left out. */
    private record Slot(TextSpan span, @Nullable TimedWord told) {}

    private static List<Slot> slots(List<TextSpan> words, List<TimedWord> told) {
        List<Slot> slots = new ArrayList<>();
        int next = 0;
        int covered = 0;
        for (TextSpan word : words) {
            while (next < told.size() && told.get(next).start() < word.end()) {
                TimedWord heard = told.get(next++);
                slots.add(new Slot(new TextSpan(heard.start(), heard.end()), heard));
                covered = heard.end();
            }
            if (covered <= word.start()) {
                slots.add(new Slot(word, null));
            }
        }
        return slots;
    }

    /** Fills the time between the words an engine told of. */
    private static final class Filling {
        private final String text;
        private final List<TimedWord> words = new ArrayList<>();
        private final List<TextSpan> open = new ArrayList<>();
        private Duration reached;
        private @Nullable TimedWord last;

        Filling(String text, Duration from) {
            this.text = text;
            this.reached = from;
        }

        void take(Slot slot) {
            if (slot.told() == null) {
                open.add(slot.span());
                return;
            }
            closeAt(slot.told().from(), slot.span().start());
            last = slot.told();
        }

        /** Shares the time up to here out; a word that seems to fill it all gives some to those that were left out. */
        void closeAt(Duration until, int index) {
            if (last != null) {
                boolean endless = last.to().compareTo(last.from()) <= 0;
                boolean full = !open.isEmpty() && last.to().compareTo(until) >= 0;
                if (endless || full) {
                    open.add(0, new TextSpan(last.start(), last.end()));
                    reached = last.from();
                } else {
                    words.add(last);
                    reached = last.to();
                }
            }
            share(until, index);
            open.clear();
            reached = until;
        }

        private void share(Duration until, int index) {
            double[] ends = new double[open.size()];
            double[] begins = new double[open.size()];
            double weight = 0;
            for (int word = 0; word < open.size(); word++) {
                begins[word] = weight;
                weight += SpokenWeight.of(open.get(word).in(text));
                ends[word] = weight;
                int next = word + 1 < open.size() ? open.get(word + 1).start() : index;
                // What closes the whole text is silence, which is not in the stretch.
                weight += next == text.length() ? 0 : pause(open.get(word).end(), next);
            }
            double nanos = Math.max(0, until.minus(reached).toNanos()) / Math.max(weight, Double.MIN_NORMAL);
            for (int word = 0; word < open.size(); word++) {
                Duration begin = earlier(reached.plusNanos((long) (begins[word] * nanos)), until);
                Duration end = earlier(reached.plusNanos((long) (ends[word] * nanos)), until);
                words.add(new TimedWord(open.get(word).start(), open.get(word).end(), begin, end));
            }
        }

        private double pause(int from, int to) {
            return from < to ? SpokenWeight.pause(text.substring(from, to)) : 0;
        }
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
