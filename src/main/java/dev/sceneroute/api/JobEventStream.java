package dev.sceneroute.api;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One reader of a job's events. Nobody ever waits for it: what it does not take yet stays queued, and while something
 * is queued nothing new is read for it, so that a slow reader costs neither a thread nor memory.
 */
final class JobEventStream implements WriteListener, AsyncListener {
    private final String jobId;
    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Queue<byte[]> queue = new ConcurrentLinkedQueue<>();
    /** Who adds the first turn writes; who adds a later one leaves it to the writer to go round again. */
    private final AtomicInteger turns = new AtomicInteger();

    private boolean unflushed;
    private volatile boolean opened;
    private volatile boolean ending;
    private final AtomicBoolean gone = new AtomicBoolean();
    private volatile int position;
    private volatile long lastSent = System.nanoTime();

    /**
     * Takes over a request.
     *
     * @param position the number of the last event the reader has
     */
    JobEventStream(String jobId, int position, AsyncContext async) throws IOException {
        this.jobId = jobId;
        this.position = position;
        this.async = async;
        this.out = async.getResponse().getOutputStream();
    }

    /** Begins; the web server says when the first byte can be written. */
    void open() {
        async.setTimeout(0);
        async.addListener(this);
        out.setWriteListener(this);
    }

    String jobId() {
        return jobId;
    }

    /** The number of the last event that was sent. */
    int position() {
        return position;
    }

    /** Whether everything sent has been taken, so that more may be sent. */
    boolean isReady() {
        return opened && !ending && !gone.get() && queue.isEmpty();
    }

    boolean isGone() {
        return gone.get();
    }

    /** For how long nothing has been sent. */
    long silentNanos() {
        return System.nanoTime() - lastSent;
    }

    /** Sends an event. */
    void send(int number, String type, String json) {
        position = number;
        say("id: " + number + "\nevent: " + type + "\ndata: " + json + "\n\n");
    }

    /** Sends a line that readers skip, so that everything between us knows that we are still there. */
    void beat() {
        say(": still here\n\n");
    }

    /** Ends when everything that was sent has been taken. */
    void end() {
        ending = true;
        write();
    }

    private void say(String text) {
        lastSent = System.nanoTime();
        queue.add(text.getBytes(StandardCharsets.UTF_8));
        write();
    }

    // One writer at a time, without a lock: the web server calls us while it holds locks of its own.
    private void write() {
        if (turns.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        while (missed != 0) {
            try {
                writeWhileReady();
            } catch (IOException | IllegalStateException e) {
                leave();
            }
            missed = turns.addAndGet(-missed);
        }
    }

    private void writeWhileReady() throws IOException {
        while (opened && !gone.get() && out.isReady()) {
            byte[] next = queue.poll();
            if (next != null) {
                out.write(next);
                unflushed = true;
            } else if (unflushed) {
                out.flush();
                unflushed = false;
            } else {
                if (ending) {
                    leave();
                }
                return;
            }
        }
    }

    // Only once: a broken line is noticed by who writes, and told by the web server too.
    private void leave() {
        if (gone.compareAndSet(false, true)) {
            async.complete();
        }
    }

    @Override
    public void onWritePossible() {
        opened = true;
        write();
    }

    /** The reader has gone away. */
    @Override
    public void onError(Throwable failure) {
        leave();
    }

    @Override
    public void onError(AsyncEvent event) {
        leave();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        leave();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        gone.set(true);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
