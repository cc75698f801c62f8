package dev.sceneroute.media.sound;

/** Levels as factors and back. */
final class Decibels {

    private Decibels() {}

    /** What amplitudes are multiplied by. */
    static double factor(double decibels) {
        return Math.pow(10, decibels / 20);
    }

    /** The level of a factor; of 0 it is minus infinity. */
    static double of(double factor) {
        return 20 * Math.log10(factor);
    }
}
