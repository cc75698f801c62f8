package dev.sceneroute.speech;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Decoded sound in a file without a header: 48 kHz, 16 bits, little endian, the channels' samples side by side. Positions
 * are counted in samples of one channel.
 *
 * @param file where it is
 * @param channels 1 or 2
 * @param samples of each channel
 * @param from where the voice is heard first
 * @param to behind where it is heard last; equal to {@code from} if all of it is silence
 */
record SoundSamples(Path file, int channels, long samples, long from, long to) {

    static final int RATE = 48_000;

    /** What is measured at once: 10 ms. */
    private static final int WINDOW = RATE / 100;

    /** Where silence begins: 40 dB below the loudest moment, but never above -35 dB or below -60 dB of full scale. */
    private static final double BELOW_PEAK = 0.01;

    private static final double LOUDEST_SILENCE = 32_768 * 0.0178;
    private static final double SOFTEST_VOICE = 32_768 * 0.001;

    private static final long NANOS_PER_3_SAMPLES = 62_500;

    /** Measures a file. */
    static SoundSamples of(Path file, int channels) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long samples = channel.size() / (2L * channels);
            int[] peaks = peaks(channel, channels, samples);
            double threshold = threshold(peaks);
            int first = 0;
            int last = peaks.length - 1;
            while (first <= last && peaks[first] < threshold) {
                first++;
            }
            while (last >= first && peaks[last] < threshold) {
                last--;
            }
            if (first > last) {
                return new SoundSamples(file, channels, samples, 0, 0);
            }
            long to = Math.min(samples, (last + 1L) * WINDOW);
            return new SoundSamples(file, channels, samples, (long) first * WINDOW, to);
        }
    }

    /** Whether nothing is to be heard in it. */
    boolean isSilent() {
        return from == to;
    }

    /** How long so many samples last. */
    static Duration duration(long samples) {
        return Duration.ofNanos(samples * NANOS_PER_3_SAMPLES / 3);
    }

    /** How many whole samples fit into a time. */
    static long samples(Duration time) {
        return time.toNanos() * 3 / NANOS_PER_3_SAMPLES;
    }

    private static int[] peaks(FileChannel channel, int channels, long samples) throws IOException {
        int[] peaks = new int[Math.toIntExact((samples + WINDOW - 1) / WINDOW)];
        ByteBuffer window = ByteBuffer.allocate(WINDOW * 2 * channels).order(ByteOrder.LITTLE_ENDIAN);
        for (int index = 0; index < peaks.length; index++) {
            window.clear();
            while (window.hasRemaining() && channel.read(window) >= 0) {
                // A channel may give less than asked for.
            }
            window.flip();
            while (window.remaining() >= 2) {
                peaks[index] = Math.max(peaks[index], Math.abs(window.getShort()));
            }
        }
        return peaks;
    }

    private static double threshold(int[] peaks) {
        int loudest = 0;
        for (int peak : peaks) {
            loudest = Math.max(loudest, peak);
        }
        return Math.max(SOFTEST_VOICE, Math.min(LOUDEST_SILENCE, loudest * BELOW_PEAK));
    }
}
