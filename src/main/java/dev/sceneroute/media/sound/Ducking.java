package dev.sceneroute.media.sound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How far other sounds stand back while somebody speaks. It follows from when there is speech, not from how loud it is at a
 * moment: so it begins before the first syllable, does not pump between words, and comes out the same each time.
 */
final class Ducking {

    private final List<Span> speech;
    private final double decibels;
    private final long attack;
    private final long release;

    /**
     * Pauses shorter than it takes to come back and go down again are not filled.
     *
     * @param speech when there is speech, in any order
     * @param decibels how far to stand back, at least 0
     * @param attack samples it takes to stand back; over when the speech begins
     * @param release samples it takes to come back after the speech
     */
    Ducking(List<Span> speech, double decibels, long attack, long release) {
        this.speech = joined(speech, attack + release);
        this.decibels = decibels;
        this.attack = Math.max(1, attack);
        this.release = Math.max(1, release);
    }

    /** Speech with the pauses filled that are too short to come back in, in order. */
    static List<Span> joined(List<Span> speech, long pause) {
        List<Span> ordered =
                speech.stream().sorted(Comparator.comparingLong(Span::from)).toList();
        List<Span> joined = new ArrayList<>();
        for (Span span : ordered) {
            int last = joined.size() - 1;
            if (last >= 0 && span.from() - joined.get(last).to() <= pause) {
                Span before = joined.get(last);
                joined.set(last, new Span(before.from(), Math.max(before.to(), span.to())));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }

    /** Multiplies a stretch of stereo sound by what is left of it. */
    void apply(float[] sound, long from, int count) {
        if (decibels == 0) {
            return;
        }
        for (Span span : speech) {
            long begin = Math.max(from, span.from() - attack);
            long end = Math.min(from + count, span.to() + release);
            for (long sample = begin; sample < end; sample++) {
                float factor = factor(span, sample);
                int place = 2 * (int) (sample - from);
                sound[place] *= factor;
                sound[place + 1] *= factor;
            }
        }
    }

    private float factor(Span span, long sample) {
        double depth = 1;
        if (sample < span.from()) {
            depth = 1 - (span.from() - sample) / (double) attack;
        } else if (sample >= span.to()) {
            depth = 1 - (sample - span.to()) / (double) release;
        }
        return (float) Decibels.factor(-decibels * depth);
    }
}
