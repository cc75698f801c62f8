package dev.sceneroute.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Fades the sound of a scene in and out, on samples. Since a transition ends where the next scene begins and nothing of
 * the next scene is heard before that, the sounds do not overlap: what ends fades out over the transition, what begins
 * fades in over the same length. It is for a clip's own sound, before narration and music are mixed to it; these are
 * never touched.
 */
public final class SoundFade {

    private static final int SAMPLE_BYTES = 4;
    private static final int BLOCK = 16_384 * SAMPLE_BYTES;

    private SoundFade() {}

    /** Sound samples (of each channel) over which a transition of so many frames fades. */
    public static long samples(FilmProfile profile, int frames) {
        return profile.samples(frames);
    }

    /**
     * Writes the sound with its ends faded, as long as before to the sample: sample {@code k} of the fade-in is
     * multiplied by {@code sin(π/2 · (k + ½) / in)}, the fade-out is its mirror image. Half the power is left in the
     * middle of each. The fades may overlap in a short scene; both are applied then.
     *
     * @param sound WAV: 48 kHz, stereo, 16 bits
     * @param in samples of each channel to fade in over; 0 leaves the beginning as it is
     * @param out samples of each channel to fade out over; 0 leaves the end as it is
     * @param target where the WAV is written; another file than the sound
     * @throws ClipRejectedException if it is no such file
     * @throws UncheckedIOException if it cannot be read or written
     */
    public static void apply(Path sound, long in, long out, Path target) {
        long samples = WavFile.samples(sound);
        try {
            WholeFile.write(target, part -> {
                WavFile.writeSilence(part, samples);
                copy(sound, part, new Ends(samples, Math.min(in, samples), Math.min(out, samples)));
            });
        } catch (IOException failed) {
            throw new UncheckedIOException("The sound of a scene cannot be faded", failed);
        }
    }

    private static void copy(Path sound, Path target, Ends ends) throws IOException {
        try (FileChannel from = FileChannel.open(sound);
                FileChannel to = FileChannel.open(target, StandardOpenOption.WRITE)) {
            from.position(WavFile.HEADER);
            to.position(WavFile.HEADER);
            ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
            long sample = 0;
            while (sample < ends.samples) {
                block.clear().limit((int) Math.min(BLOCK, (ends.samples - sample) * SAMPLE_BYTES));
                fill(from, block);
                for (int place = 0; place < block.limit(); place += SAMPLE_BYTES, sample++) {
                    double gain = ends.gain(sample);
                    scale(block, place, gain);
                    scale(block, place + 2, gain);
                }
                while (block.hasRemaining()) {
                    to.write(block);
                }
            }
        }
    }

    private static void fill(FileChannel from, ByteBuffer block) throws IOException {
        while (block.hasRemaining()) {
            if (from.read(block) < 0) {
                throw new IOException("The sound became shorter while it was read");
            }
        }
        block.flip();
    }

    private static void scale(ByteBuffer block, int place, double gain) {
        block.putShort(place, (short) Math.round(block.getShort(place) * gain));
    }

    private record Ends(long samples, long in, long out) {
        double gain(long sample) {
            return rising(sample, in) * rising(samples - 1 - sample, out);
        }

        private static double rising(long sample, long length) {
            return sample >= length ? 1 : Math.sin(Math.PI / 2 * (sample + 0.5) / length);
        }
    }
}
