package dev.sceneroute.speech;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a WAV file piece by piece: 48 kHz, 16 bits, the plain header of 44 bytes, which is put in front at the end. */
public final class SoundWriting implements AutoCloseable {

    private static final int HEADER = 44;
    private static final int BUFFER = 64 * 1024;

    /** 5 ms: an edge is no click then, and no consonant is lost. */
    private static final int FADE = SoundSamples.RATE / 200;

    private final FileChannel file;
    private final int frame;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private long samples;
    private long behind;

    /**
     * Begins a file.
     *
     * @param path where it is put; replaced if it is there
     * @param channels 1 or 2
     */
    public SoundWriting(Path path, int channels) throws IOException {
        this.file = FileChannel.open(path, CREATE, TRUNCATE_EXISTING, WRITE);
        this.frame = 2 * channels;
        file.position(HEADER);
    }

    /** Samples of each channel so far. */
    public long samples() {
        return samples;
    }

    /** How many samples of silence the last sound ended with. */
    long behind() {
        return behind;
    }

    /** Adds silence; none if the number is not above 0. */
    public void silence(long count) throws IOException {
        buffer.clear();
        while (buffer.hasRemaining()) {
            buffer.put((byte) 0);
        }
        for (long left = count * frame; left > 0; left -= Math.min(left, BUFFER)) {
            buffer.position(0).limit((int) Math.min(left, BUFFER));
            write();
        }
        samples += Math.max(0, count);
    }

    /** Adds sound, faded in and out at its edges. */
    void sound(KeptSound kept) throws IOException {
        try (FileChannel from = FileChannel.open(kept.sound().file(), StandardOpenOption.READ)) {
            from.position(kept.start() * frame);
            for (long done = 0; done < kept.length(); done += buffer.limit() / frame) {
                buffer.clear().limit((int) Math.min(BUFFER / frame, kept.length() - done) * frame);
                while (buffer.hasRemaining() && from.read(buffer) >= 0) {
                    // A channel may give less than asked for.
                }
                buffer.flip();
                if (!buffer.hasRemaining()) {
                    throw new IOException(kept.sound().file() + " is shorter than it was");
                }
                fade(done, kept.length());
                write();
            }
        }
        samples += kept.length();
        behind = kept.behind();
    }

    private void fade(long done, long length) {
        long fade = Math.min(FADE, length / 2);
        for (int at = 0; at < buffer.limit(); at += 2) {
            long sample = done + at / frame;
            long edge = Math.min(sample, length - 1 - sample);
            if (edge < fade) {
                buffer.putShort(at, (short) (buffer.getShort(at) * edge / fade));
            }
        }
    }

    private void write() throws IOException {
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }

    /** Puts the header in front. */
    @Override
    public void close() throws IOException {
        try (file) {
            long bytes = samples * frame;
            if (bytes > Integer.MAX_VALUE - HEADER) {
                throw new IOException("A WAV file cannot hold " + samples + " samples");
            }
            file.write(header((int) bytes), 0);
        }
    }

    private ByteBuffer header(int bytes) {
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(HEADER - 8 + bytes)
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) (frame / 2))
                .putInt(SoundSamples.RATE)
                .putInt(SoundSamples.RATE * frame)
                .putShort((short) frame)
                .putShort((short) 16)
                .put(ascii("data"))
                .putInt(bytes)
                .flip();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
