package dev.sceneroute.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reads a process's output to its end on a thread of its own and keeps the last bytes only. */
public final class OutputTail {

    /** A grandchild may hold the pipe open after the process has ended; we do not wait for it for ever. */
    private static final Duration AFTER_THE_END = Duration.ofSeconds(5);

    private final InputStream stream;
    private final int keptBytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread reader;

    private OutputTail(InputStream stream, int keptBytes, String name) {
        this.stream = stream;
        this.keptBytes = keptBytes;
        this.reader = new Thread(this::readAll, name);
        reader.setDaemon(true);
    }

    /**
     * Begins to read.
     *
     * @param keptBytes how much of the end is kept
     * @param name of the thread that reads
     */
    public static OutputTail of(InputStream stream, int keptBytes, String name) {
        OutputTail tail = new OutputTail(stream, keptBytes, name);
        tail.reader.start();
        return tail;
    }

    /** The kept text; call it when the process has ended. */
    public String text() {
        try {
            reader.join(AFTER_THE_END.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return end();
    }

    /** The end of what was read up to now. */
    public String soFar() {
        return end();
    }

    private void readAll() {
        byte[] buffer = new byte[8192];
        try (stream) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                keep(buffer, read);
            }
        } catch (IOException killed) {
            byte[] note = "\n(output cut off: the process was killed)".getBytes(StandardCharsets.UTF_8);
            keep(note, note.length);
        }
    }

    private synchronized void keep(byte[] buffer, int length) {
        kept.write(buffer, 0, length);
        if (kept.size() > 2 * keptBytes) {
            byte[] all = kept.toByteArray();
            kept.reset();
            kept.write(all, all.length - keptBytes, keptBytes);
        }
    }

    private synchronized String end() {
        byte[] all = kept.toByteArray();
        int length = Math.min(all.length, keptBytes);
        return new String(all, all.length - length, length, StandardCharsets.UTF_8);
    }
}
