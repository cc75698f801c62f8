package dev.sceneroute.sandbox.kling;

import dev.sceneroute.sandbox.ByteRange;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A part of a file as a stream, at once or spread over a time. */
final class FilePart extends FilterInputStream {
    private static final int SLOW_STEPS = 20;

    private final long step;
    private final Duration pause;
    private long left;

    private FilePart(InputStream source, long length, Duration spread) {
        super(source);
        this.left = length;
        boolean slow = !spread.isZero();
        this.step = slow ? Math.max(1, length / SLOW_STEPS) : Long.MAX_VALUE;
        this.pause = slow ? spread.dividedBy(SLOW_STEPS) : Duration.ZERO;
    }

    static FilePart open(Path file, ByteRange part, Duration spread) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ).position(part.first());
        return new FilePart(Channels.newInputStream(channel), part.length(), spread);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left <= 0) {
            return -1;
        }
        LockSupport.parkNanos(pause.toNanos());
        int read = super.read(buffer, offset, (int) Math.min(Math.min(length, left), step));
        left -= Math.max(read, 0);
        return read;
    }
}
