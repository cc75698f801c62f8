package dev.sceneroute.media;

import java.time.Duration;

/**
 * What every scene of a film is conformed to: H.264, yuv420p, this size and rate; sound 48 kHz stereo.
 *
 * @param width pixels
 * @param height pixels
 * @param fps frames per second
 */
public record FilmProfile(int width, int height, int fps) {

    /** Samples a second of the film's sound. */
    public static final int SAMPLE_RATE = 48_000;

    /** Ticks of a frame on the film's clock, whatever clock a clip came with: as FFmpeg has it by itself. */
    static final int FRAME_TICKS = 512;

    /** Ticks a second of the film's clock. */
    int clock() {
        return Math.multiplyExact(fps, FRAME_TICKS);
    }

    /** Frames of a scene of so many seconds. */
    public int frames(int seconds) {
        return Math.multiplyExact(seconds, fps);
    }

    /** How long so many frames are shown. */
    public Duration length(int frames) {
        return Duration.ofNanos(frames * 1_000_000_000L / fps);
    }

    /** Sound samples (of each channel) that last exactly as long as so many frames. */
    public long samples(int frames) {
        return (long) frames * SAMPLE_RATE / fps;
    }
}
