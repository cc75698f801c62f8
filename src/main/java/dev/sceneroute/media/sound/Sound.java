package dev.sceneroute.media.sound;

import java.io.Closeable;
import java.io.IOException;

/**
 * Sound of the film's kind: 48 kHz, stereo; 1.0 is full scale, and more is not cut off. Any stretch can be had in any order.
 */
public interface Sound extends Closeable {

    /** Samples a second of each channel. */
    int RATE = 48_000;

    /** Samples of each channel. */
    long samples();

    /**
     * Adds a stretch of it to what is there. Before its beginning and behind its end it is silent.
     *
     * @param mix left and right in turn, {@code 2 * count} numbers
     * @param from the first sample; may be negative
     * @param count samples of each channel
     * @throws IOException if it cannot be read
     */
    void addTo(float[] mix, long from, int count) throws IOException;

    @Override
    default void close() throws IOException {}

    /** A stretch of it alone. */
    default float[] read(long from, int count) throws IOException {
        float[] samples = new float[2 * count];
        addTo(samples, from, count);
        return samples;
    }
}
