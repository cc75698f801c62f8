package dev.sceneroute.speech;

import java.time.Duration;
import java.util.List;

/**
 * What is kept of a piece's sound: its voice and a little silence around it.
 *
 * @param sound the whole of it
 * @param start the first sample that is kept
 * @param end behind the last one
 */
record KeptSound(SoundSamples sound, long start, long end) {

    /**
     * Cuts silence off. A sound that is nothing but silence is kept as it is: its length is all there is to it.
     *
     * @param before samples of silence left before the voice
     * @param behind samples left behind it
     */
    static KeptSound of(SoundSamples sound, long before, long behind) {
        if (sound.isSilent()) {
            return new KeptSound(sound, 0, sound.samples());
        }
        long start = Math.max(0, sound.from() - before);
        return new KeptSound(sound, start, Math.min(sound.samples(), sound.to() + behind));
    }

    /** How many samples are kept. */
    long length() {
        return end - start;
    }

    /** How many of them are before the voice. */
    long before() {
        return sound.isSilent() ? 0 : sound.from() - start;
    }

    /** How many of them are behind it. */
    long behind() {
        return sound.isSilent() ? 0 : end - sound.to();
    }

    /**
     * When the words of its piece are heard in the joined sound.
     *
     * @param text the whole text
     * @param at the sample of the joined sound at which this one begins
     */
    List<TimedWord> words(String text, String language, SpokenPart part, long at) {
        TextSpan span = part.piece().span();
        Duration from = SoundSamples.duration(start + before());
        Duration to = SoundSamples.duration(end - behind());
        Duration shift = SoundSamples.duration(at).minus(SoundSamples.duration(start));
        return WordTimes.complete(span.in(text), language, part.spoken().words(), from, to).stream()
                .map(word -> new TimedWord(
                        span.start() + word.start(),
                        span.start() + word.end(),
                        word.from().plus(shift),
                        word.to().plus(shift)))
                .toList();
    }
}
