package dev.sceneroute.media.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * AAC packets in a file, each behind a header of its own (ADTS, ISO/IEC 14496-3, 1.A.3.2).
 *
 * @param form how they are coded
 * @param packets where they lie, without their headers
 * @param headers bytes of each header
 */
public record AdtsFile(AacForm form, FileSamples packets, int headers) {

    private static final int HEADER = 7;
    private static final int CHECKED_HEADER = 9;
    private static final int WINDOW = 1 << 16;

    /**
     * Reads where its packets lie.
     *
     * @throws IOException if it cannot be read, is no such file, is cut off, or changes its form on the way
     */
    public static AdtsFile read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return new Scan(file, channel).run();
        }
    }

    /** Where a packet begins, its header included. */
    public long start(int packet) {
        return packets.place(packet) - headers;
    }

    /** Where a packet ends. */
    public long end(int packet) {
        return packets.place(packet) + packets.sizes()[packet];
    }

    /** One reading; a window moves over the file. */
    private static final class Scan {
        private final Path file;
        private final FileChannel channel;
        private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
        private long windowStart;
        private long[] places = new long[512];
        private int[] sizes = new int[512];
        private int count;

        Scan(Path file, FileChannel channel) {
            this.file = file;
            this.channel = channel;
        }

        AdtsFile run() throws IOException {
            long size = channel.size();
            long first = header(0, size);
            long place = 0;
            while (place < size) {
                long header = header(place, size);
                int length = (int) (header >> 13 & 0x1FFF);
                if ((header & KEPT) != (first & KEPT) || length <= length(header) || length > size - place) {
                    throw damaged(place);
                }
                add(place + length(header), length - length(header));
                place += length;
            }
            return new AdtsFile(form(first), packets(), length(first));
        }

        private FileSamples packets() {
            return new FileSamples(file, Arrays.copyOf(places, count), Arrays.copyOf(sizes, count));
        }

        private void add(long place, int size) {
            if (count == places.length) {
                places = Arrays.copyOf(places, 2 * count);
                sizes = Arrays.copyOf(sizes, 2 * count);
            }
            places[count] = place;
            sizes[count++] = size;
        }

        /** The seven bytes of a header as one number. */
        private long header(long place, long size) throws IOException {
            if (place + HEADER > size) {
                throw damaged(place);
            }
            if (place < windowStart || place + HEADER > windowStart + window.limit()) {
                fill(place);
            }
            long header = 0;
            for (int index = 0; index < HEADER; index++) {
                header = header << 8 | Byte.toUnsignedLong(window.get((int) (place - windowStart) + index));
            }
            boolean oneBlock = (header & 3) == 0;
            if (header >> 44 != 0xFFF || (header >> 41 & 3) != 0 || !oneBlock || !AacForm.isRate(rateIndex(header))) {
                throw damaged(place);
            }
            return header;
        }

        private void fill(long place) throws IOException {
            window.clear();
            while (window.hasRemaining() && channel.read(window, place + window.position()) >= 0) {
                // A channel may give less than asked for.
            }
            window.flip();
            windowStart = place;
            if (window.limit() < HEADER) {
                throw damaged(place);
            }
        }

        private IOException damaged(long place) {
            return new IOException(file + " holds no whole AAC packet at " + place);
        }
    }

    /** The bits of a header that must be equal in all packets: all but the packet's length and buffer fullness. */
    private static final long KEPT = 0x3FFFFFFL << 30;

    private static int length(long header) {
        return (header >> 40 & 1) == 1 ? HEADER : CHECKED_HEADER;
    }

    private static int rateIndex(long header) {
        return (int) (header >> 34 & 15);
    }

    private static AacForm form(long header) {
        return new AacForm((int) (header >> 38 & 3) + 1, rateIndex(header), (int) (header >> 30 & 7));
    }
}
