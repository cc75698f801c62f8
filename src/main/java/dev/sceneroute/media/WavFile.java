package dev.sceneroute.media;

import dev.sceneroute.media.sound.Sound;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** WAV files of the film's sound: 48 kHz, stereo, 16 bits, with the plain header of 44 bytes and nothing behind. */
final class WavFile {

    /** Bytes before the first sample. */
    static final int HEADER = 44;

    private static final int SAMPLE_BYTES = 4;
    private static final long MOST_SAMPLES = (Integer.MAX_VALUE - HEADER) / SAMPLE_BYTES;

    private static final int STRETCH = 1 << 14;
    private static final float FULL_SCALE = 32_768f;

    private WavFile() {}

    /**
     * How many samples of each channel it holds.
     *
     * @throws ClipRejectedException if it is not such a file, or cut off
     */
    static long samples(Path file) {
        return read(file)
                .orElseThrow(() -> new ClipRejectedException(
                        ClipFault.TRUNCATED, "The sound " + file.getFileName() + " is cut off or in another format"));
    }

    /** Whether it is such a file, and whole. */
    static boolean isInFilmsForm(Path file) {
        return read(file).isPresent();
    }

    private static Optional<Long> read(Path file) {
        try (var channel = Files.newByteChannel(file)) {
            ByteBuffer head = ByteBuffer.allocate(HEADER);
            while (head.hasRemaining() && channel.read(head) >= 0) {
                // A channel may give less than asked for.
            }
            long samples = (channel.size() - HEADER) / SAMPLE_BYTES;
            boolean ours =
                    samples >= 0 && samples <= MOST_SAMPLES && head.flip().equals(header(samples));
            return ours ? Optional.of(samples) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Writes silence; the file system need not store the zeros. */
    static void writeSilence(Path file, long samples) throws IOException {
        if (samples > MOST_SAMPLES) {
            throw new IllegalArgumentException("A WAV file cannot hold " + samples + " samples");
        }
        try (RandomAccessFile wav = new RandomAccessFile(file.toFile(), "rw")) {
            wav.setLength(HEADER + samples * SAMPLE_BYTES);
            wav.write(header(samples).array());
        }
    }

    /**
     * Writes a stretch of sound; what is beyond full scale is cut off.
     *
     * @param from its first sample
     * @param to behind its last
     */
    static void write(Path file, Sound sound, long from, long to) throws IOException {
        if (to - from > MOST_SAMPLES) {
            throw new IllegalArgumentException("A WAV file cannot hold " + (to - from) + " samples");
        }
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            write(out, header(to - from));
            for (long sample = from; sample < to; sample += STRETCH) {
                write(out, bytes(sound.read(sample, (int) Math.min(STRETCH, to - sample))));
            }
        }
    }

    private static ByteBuffer bytes(float[] heard) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * heard.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : heard) {
            int level = Math.round(sample * FULL_SCALE);
            bytes.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, level)));
        }
        return bytes.flip();
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static ByteBuffer header(long samples) {
        int bytes = (int) samples * SAMPLE_BYTES;
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(HEADER - 8 + bytes)
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 2)
                .putInt(FilmProfile.SAMPLE_RATE)
                .putInt(FilmProfile.SAMPLE_RATE * SAMPLE_BYTES)
                .putShort((short) SAMPLE_BYTES)
                .putShort((short) 16)
                .put(ascii("data"))
                .putInt(bytes)
                .flip();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
