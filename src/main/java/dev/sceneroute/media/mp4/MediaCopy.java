package dev.sceneroute.media.mp4;

import dev.sceneroute.media.mp4.Track.Piece;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Copies samples into a film. What lies together is moved by the operating system and never comes into this program's
 * memory; small packets with gaps between them are gathered.
 */
final class MediaCopy implements Closeable {

    private static final int BUFFER = 1 << 17;
    private static final int WORTH_A_CALL = 1 << 15;

    private final FileChannel out;
    private final ByteBuffer gathered = ByteBuffer.allocateDirect(BUFFER);
    private final Map<Integer, Source> sources = new HashMap<>();

    MediaCopy(FileChannel out) {
        this.out = out;
    }

    /** Copies a piece of a track behind what was copied before. */
    void copy(Track track, Piece piece) throws IOException {
        byte[] inMemory = track.samples().inMemory();
        if (inMemory != null) {
            write(ByteBuffer.wrap(inMemory));
            return;
        }
        Source source = sources.computeIfAbsent(track.id(), id -> new Source(track.samples()));
        int end = piece.first() + piece.count();
        int sample = piece.first();
        while (sample < end) {
            sample = copyTogether(source, sample, end);
        }
    }

    /** Writes what is left. */
    void finish() throws IOException {
        flush();
    }

    @Override
    public void close() throws IOException {
        for (Source source : sources.values()) {
            source.close();
        }
    }

    /** Copies samples that lie together in one file; gives the first that does not. */
    private int copyTogether(Source source, int first, int end) throws IOException {
        long from = source.open(first);
        long to = from;
        int sample = first;
        while (sample < end && source.has(sample) && source.place(sample) == to) {
            to += source.size(sample);
            sample++;
        }
        copyBytes(source, from, to - from);
        return sample;
    }

    private void copyBytes(Source source, long from, long count) throws IOException {
        if (count < WORTH_A_CALL) {
            write(source.read(from, (int) count));
            return;
        }
        flush();
        long done = 0;
        while (done < count) {
            long moved = source.channel().transferTo(from + done, count - done, out);
            if (moved <= 0) {
                throw source.shorter();
            }
            done += moved;
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (!gathered.hasRemaining()) {
                flush();
            }
            ByteBuffer part = bytes.slice(bytes.position(), Math.min(bytes.remaining(), gathered.remaining()));
            bytes.position(bytes.position() + part.remaining());
            gathered.put(part);
        }
    }

    private void flush() throws IOException {
        gathered.flip();
        while (gathered.hasRemaining()) {
            out.write(gathered);
        }
        gathered.clear();
    }

    /** The files of a track, one open at a time. */
    private static final class Source implements Closeable {
        private final SampleTable samples;
        private final ByteBuffer window = ByteBuffer.allocateDirect(BUFFER).limit(0);
        private int file = -1;
        private @Nullable FileChannel channel;
        private long windowStart;

        Source(SampleTable samples) {
            this.samples = samples;
        }

        /** Opens the file a sample is in, and tells where. */
        long open(int sample) throws IOException {
            while (file < 0 || !has(sample)) {
                close();
                file++;
                window.limit(0);
            }
            if (channel == null) {
                channel = FileChannel.open(samples.files().get(file).file());
            }
            return place(sample);
        }

        /** Whether a sample is in the file that is open. */
        boolean has(int sample) {
            return sample - samples.firstOfFile(file)
                    < samples.files().get(file).count();
        }

        long place(int sample) {
            return samples.files().get(file).place(sample - samples.firstOfFile(file));
        }

        long size(int sample) {
            return Integer.toUnsignedLong(samples.size(sample));
        }

        FileChannel channel() {
            return Objects.requireNonNull(channel, "opened before");
        }

        /** Bytes of the file, a stretch of it read at once. */
        ByteBuffer read(long place, int count) throws IOException {
            if (place < windowStart || place + count > windowStart + window.limit()) {
                window.clear();
                windowStart = place;
                while (window.hasRemaining() && channel().read(window, place + window.position()) >= 0) {
                    // A channel may give less than asked for.
                }
                window.flip();
            }
            if (place + count > windowStart + window.limit()) {
                throw shorter();
            }
            return window.slice((int) (place - windowStart), count);
        }

        EOFException shorter() {
            return new EOFException(samples.files().get(file).file() + " became shorter while it was copied");
        }

        @Override
        public void close() throws IOException {
            if (channel != null) {
                channel.close();
                channel = null;
            }
        }
    }
}
