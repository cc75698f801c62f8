package dev.sceneroute.speech.local;

import com.sun.speech.freetts.Item;
import com.sun.speech.freetts.Relation;
import com.sun.speech.freetts.Utterance;
import com.sun.speech.freetts.UtteranceProcessor;
import dev.sceneroute.speech.TimedWord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Listens to FreeTTS while it works, behind all its own steps, and takes down when each word of the text begins and ends.
 * Its token is what stands between spaces, such as "2026", and may be spoken as several words.
 */
final class FreettsTimes implements UtteranceProcessor {

    /** Where a sound of the mouth ends, in seconds from the beginning of its sentence. */
    private static final String END = "end";

    private static final double NANOS = 1e9;

    private final String text;
    private final List<TimedWord> words = new ArrayList<>();
    private int read;
    private double sentence;

    /** Listens to this text being spoken. */
    FreettsTimes(String text) {
        this.text = text;
    }

    /** What was taken down. */
    synchronized List<TimedWord> words() {
        return List.copyOf(words);
    }

    @Override
    public synchronized void processUtterance(Utterance utterance) {
        for (Item token = utterance.getRelation(Relation.TOKEN).getHead(); token != null; token = token.getNext()) {
            String name = token.toString();
            int start = text.indexOf(name, read);
            Item first = segment(token.getDaughter(), false);
            Item last = segment(token.getLastDaughter(), true);
            if (start >= 0 && first != null && last != null) {
                read = start + name.length();
                Item before = first.getPrevious();
                words.add(new TimedWord(start, read, time(before == null ? 0 : end(before)), time(end(last))));
            }
        }
        Item tail = utterance.getRelation(Relation.SEGMENT).getTail();
        sentence += tail == null ? 0 : end(tail);
    }

    /** The first or last sound of a word; nothing if it is not spoken. */
    private static @Nullable Item segment(@Nullable Item word, boolean last) {
        Item at = word == null ? null : word.getItemAs(Relation.SYLLABLE_STRUCTURE);
        for (int level = 0; level < 2 && at != null; level++) {
            at = last ? at.getLastDaughter() : at.getDaughter();
        }
        return at == null ? null : at.getItemAs(Relation.SEGMENT);
    }

    private static double end(Item segment) {
        return segment.getFeatures().getFloat(END);
    }

    private Duration time(double inSentence) {
        return Duration.ofNanos(Math.round((sentence + inSentence) * NANOS));
    }
}
