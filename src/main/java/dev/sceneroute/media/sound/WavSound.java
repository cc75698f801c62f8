package dev.sceneroute.media.sound;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The sound in a WAV file of the film's form: 48 kHz, stereo, 16 bits, with the plain header of 44 bytes. */
public final class WavSound implements Sound {

    private static final int HEADER = 44;
    private static final int SAMPLE_BYTES = 4;
    private static final int WINDOW = 1 << 16;
    private static final float FULL_SCALE = 32_768f;

    private final Path file;
    private final FileChannel channel;
    private final long samples;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).order(ByteOrder.LITTLE_ENDIAN);

    private WavSound(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.samples = Math.max(0, (channel.size() - HEADER) / SAMPLE_BYTES);
    }

    /**
     * Opens it.
     *
     * @param file whose header was checked before
     */
    @SuppressWarnings("MustBeClosed")
    public static WavSound open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        try {
            return new WavSound(file, channel);
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
    }

    @Override
    public long samples() {
        return samples;
    }

    @Override
    public void addTo(float[] mix, long from, int count) throws IOException {
        long sample = Math.max(0, from);
        long end = Math.min(samples, from + count);
        while (sample < end) {
            int part = (int) Math.min(end - sample, WINDOW / SAMPLE_BYTES);
            fill(sample, part);
            int place = 2 * (int) (sample - from);
            for (int index = 0; index < 2 * part; index++) {
                mix[place + index] += window.getShort(2 * index) / FULL_SCALE;
            }
            sample += part;
        }
    }

    private void fill(long sample, int count) throws IOException {
        window.clear().limit(count * SAMPLE_BYTES);
        long place = HEADER + sample * SAMPLE_BYTES;
        while (window.hasRemaining()) {
            if (channel.read(window, place + window.position()) < 0) {
                throw new EOFException(file + " became shorter while it was read");
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
