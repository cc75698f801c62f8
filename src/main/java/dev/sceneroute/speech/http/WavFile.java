package dev.sceneroute.speech.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** WAV files as engines send them: streamed, so that their headers do not know how long they are. */
final class WavFile {
    private static final int HEADER = 44;
    private static final int MOST_CHUNKS = 100;
    private static final int BYTES_A_SAMPLE = 2;

    private WavFile() {}

    /** Where a file's samples lie and how many of its bytes make a second. */
    private record Layout(long dataAt, long told, int blockAlign, int bytesPerSecond) {}

    /** Puts a header before samples of 16 bits and one channel; the file keeps its name. */
    static void wrap(Path samples, int rate) throws IOException {
        Path whole = samples.resolveSibling(samples.getFileName() + ".part");
        try (FileChannel from = FileChannel.open(samples);
                FileChannel to = FileChannel.open(whole, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long length = from.size() / BYTES_A_SAMPLE * BYTES_A_SAMPLE;
            write(to, header(length, rate), 0);
            to.position(HEADER);
            for (long done = 0; done < length; ) {
                done += from.transferTo(done, length - done, to);
            }
        }
        Files.move(whole, samples, StandardCopyOption.REPLACE_EXISTING);
    }

    private static ByteBuffer header(long length, int rate) {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(ISO_8859_1)).putInt((int) (HEADER - 8 + length));
        header.put("WAVEfmt ".getBytes(ISO_8859_1)).putInt(16);
        header.putShort((short) 1).putShort((short) 1);
        header.putInt(rate).putInt(rate * BYTES_A_SAMPLE);
        header.putShort((short) BYTES_A_SAMPLE).putShort((short) (8 * BYTES_A_SAMPLE));
        header.put("data".getBytes(ISO_8859_1)).putInt((int) length);
        return header.flip();
    }

    /**
     * Lets the header tell the true length. OpenAI and most servers like it stream with the greatest number in its place
     * (seen 2025-08), which readers other than players take for a day of sound.
     */
    static void tellLength(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Layout layout = layout(channel);
            long there = channel.size() - layout.dataAt();
            if (layout.told() == 0 || layout.told() > there) {
                long whole = there / layout.blockAlign() * layout.blockAlign();
                channel.truncate(layout.dataAt() + whole);
                write(channel, number(whole), layout.dataAt() - 4);
                write(channel, number(layout.dataAt() + whole - 8), 4);
            }
        }
    }

    /** How long it lasts, by its header. */
    static Duration length(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            Layout layout = layout(channel);
            return Duration.ofNanos(layout.told() * 1_000_000_000L / layout.bytesPerSecond());
        }
    }

    private static Layout layout(FileChannel channel) throws IOException {
        int blockAlign = 0;
        int bytesPerSecond = 0;
        long at = 12;
        for (int chunk = 0; chunk < MOST_CHUNKS; chunk++) {
            ByteBuffer head = read(channel, at, 8);
            int id = head.getInt();
            long size = Integer.toUnsignedLong(head.getInt());
            if (id == name("fmt ")) {
                ByteBuffer format = read(channel, at + 8, 16);
                bytesPerSecond = format.getInt(8);
                blockAlign = format.getShort(12);
            } else if (id == name("data")) {
                if (blockAlign <= 0 || bytesPerSecond <= 0) {
                    throw new IOException("a WAV file does not say what its samples are");
                }
                return new Layout(at + 8, size, blockAlign, bytesPerSecond);
            }
            at += 8 + size + size % 2;
        }
        throw new IOException("a WAV file has no samples");
    }

    private static int name(String text) {
        return ByteBuffer.wrap(text.getBytes(ISO_8859_1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }

    private static ByteBuffer number(long value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) value)
                .flip();
    }

    private static ByteBuffer read(FileChannel channel, long at, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new EOFException("a WAV file ends in its header");
            }
        }
        return buffer.flip();
    }

    private static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        for (long position = at; bytes.hasRemaining(); ) {
            position += channel.write(bytes, position);
        }
    }
}
