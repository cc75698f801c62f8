package dev.sceneroute.sandbox.kling;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Books in an append-only file of JSON lines. One thread writes what has gathered in one go, so nobody waits for a
 * lock; nothing is forced to the disk, because only the program's own death has to be survived. A line cut short by
 * that death is dropped at the next start.
 */
final class FileJournal implements SandboxJournal {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;
    private final FileChannel channel;
    private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>();
    private final Thread writer = new Thread(this::writeOn, "kling-sandbox-journal");

    /** A line to be written, or the wish to forget everything or to end. */
    private record Entry(Kind kind, @Nullable JournalLine line, CompletableFuture<Void> done) {
        enum Kind {
            LINE,
            CLEAR,
            END
        }
    }

    /**
     * Opens the books.
     *
     * @throws UncheckedIOException naming the file if it cannot be opened
     */
    FileJournal(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            dropTornEnd(file);
            this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox's journal " + file + " cannot be opened", e);
        }
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public List<JournalLine> replay() {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(this::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox's journal " + file + " cannot be read", e);
        }
    }

    @Override
    public CompletableFuture<Void> write(JournalLine line) {
        return enqueue(new Entry(Entry.Kind.LINE, line, new CompletableFuture<>()));
    }

    @Override
    public void clear() {
        enqueue(new Entry(Entry.Kind.CLEAR, null, new CompletableFuture<>())).join();
    }

    @Override
    public void close() {
        var unused = enqueue(new Entry(Entry.Kind.END, null, new CompletableFuture<>()))
                .handle((done, closed) -> null)
                .join();
    }

    private CompletableFuture<Void> enqueue(Entry entry) {
        waiting.add(entry);
        if (!writer.isAlive()) {
            entry.done().completeExceptionally(new IllegalStateException("the sandbox's journal is closed"));
        }
        return entry.done();
    }

    private JournalLine parse(String line) {
        try {
            return JSON.readValue(line, JournalLine.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox's journal " + file + " is damaged; remove it to begin anew", e);
        }
    }

    private void writeOn() {
        List<Entry> batch = new ArrayList<>();
        do {
            batch.clear();
            try {
                batch.add(waiting.take());
            } catch (InterruptedException e) {
                return;
            }
            waiting.drainTo(batch);
            writeBatch(batch);
        } while (batch.stream().noneMatch(entry -> entry.kind() == Entry.Kind.END));
    }

    private void writeBatch(List<Entry> batch) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (Entry entry : batch) {
                if (entry.kind() == Entry.Kind.LINE) {
                    bytes.write(JSON.writeValueAsBytes(entry.line()));
                    bytes.write('\n');
                } else {
                    flush(bytes);
                    finish(entry.kind());
                }
            }
            flush(bytes);
            batch.forEach(entry -> entry.done().complete(null));
        } catch (IOException | RuntimeException e) {
            batch.forEach(entry -> entry.done().completeExceptionally(e));
        }
    }

    private void finish(Entry.Kind kind) throws IOException {
        if (kind == Entry.Kind.CLEAR) {
            channel.truncate(0);
        } else {
            channel.close();
        }
    }

    private void flush(ByteArrayOutputStream bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        bytes.reset();
    }

    private static void dropTornEnd(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile journal = new RandomAccessFile(file.toFile(), "rw")) {
            long end = journal.length();
            while (end > 0) {
                journal.seek(end - 1);
                if (journal.read() == '\n') {
                    break;
                }
                end--;
            }
            journal.setLength(end);
        }
    }
}
