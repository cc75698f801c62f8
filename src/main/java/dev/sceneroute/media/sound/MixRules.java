package dev.sceneroute.media.sound;

import java.time.Duration;

/**
 * How the parts of a film's sound stand to one another. Each source is brought to the level of its kind first, so that a
 * quiet voice and loud music come out as they should; how loud all of it is together, the film's gain decides.
 *
 * @param narrationLevel integrated loudness of speech, in LUFS
 * @param clipLevel of a clip's own sound
 * @param musicLevel of the music
 * @param mostRaise decibels a clip's own sound is raised by at the most: what is quiet may be meant so
 * @param duck decibels by which clip and music stand back under speech
 * @param attack how long that takes; it is over when the speech begins
 * @param release how long they take to come back
 * @param fadeIn how long the music takes to come at the film's beginning
 * @param fadeOut how long it takes to go at its end
 * @param loopFade for how long the music's end and its beginning are heard together when it is shorter than the film
 */
public record MixRules(
        double narrationLevel,
        double clipLevel,
        double musicLevel,
        double mostRaise,
        double duck,
        Duration attack,
        Duration release,
        Duration fadeIn,
        Duration fadeOut,
        Duration loopFade) {

    /** A source as quiet as this is left alone: raising it would raise noise. */
    private static final double NOISE = -55;
    /** Speech and music were made to be heard and may be raised further than a clip. */
    private static final double MOST_RAISE_OF_MADE = 30;

    /** By what a source of a level is multiplied to come to its kind's level. */
    double toNarration(SoundFile source) {
        return factor(source, narrationLevel, MOST_RAISE_OF_MADE);
    }

    double toClip(SoundFile source) {
        return factor(source, clipLevel, mostRaise);
    }

    double toMusic(SoundFile source) {
        return factor(source, musicLevel, MOST_RAISE_OF_MADE);
    }

    private static double factor(SoundFile source, double level, double most) {
        return source.loudness() < NOISE ? 1 : Decibels.factor(Math.min(most, level - source.loudness()));
    }

    /** A duration in samples. */
    static long samples(Duration duration) {
        return duration.toNanos() * Sound.RATE / 1_000_000_000L;
    }
}
