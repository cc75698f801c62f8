package dev.sceneroute.drill;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One process under test, through all its lives: it keeps its folder, its port and its name. */
final class Replica implements DrillSwitchboard.Receiver, AutoCloseable {
    private static final String ARRIVED = "at ";

    private final int number;
    private final int port;
    private final Path folder;
    private final WorkerProgram program;
    private final WorkerApi api;
    private final BlockingQueue<String> arrivals = new LinkedBlockingQueue<>();
    private final Set<ProcessHandle> leftBehind = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Process process;
    private volatile @Nullable PrintWriter line;
    private volatile @Nullable String deadly;
    private volatile Runnable onWorking = () -> {};

    Replica(int number, int port, Path folder, WorkerProgram program) {
        this.number = number;
        this.port = port;
        this.folder = folder;
        this.program = program;
        this.api = new WorkerApi(port);
    }

    WorkerApi api() {
        return api;
    }

    /** Where scripts are dropped for it. */
    Path inbox() {
        return folder.resolve("inbox");
    }

    /**
     * Starts it.
     *
     * @param point where it dies from its first step on, if anywhere
     * @param working called when it has done its first piece of work
     */
    void start(@Nullable String point, Runnable working, String... options) {
        deadly = point;
        onWorking = working;
        line = null;
        arrivals.clear();
        try {
            Files.createDirectories(folder);
            Map<String, String> own = Map.of(
                    "SCENEROUTE_DATA_DIR", folder.resolve("data").toString(),
                    "SCENEROUTE_INBOX", inbox().toString(),
                    "SERVER_PORT", Integer.toString(port),
                    "PUBLIC_BASE_URL", "http://127.0.0.1:" + port,
                    "DRILL_REPLICA", Integer.toString(number));
            process = program.start(own, folder.resolve("output.log"), options);
        } catch (IOException e) {
            throw new UncheckedIOException("Replica " + number + " cannot be started", e);
        }
    }

    /** Waits until it answers requests; false if it does not, or has ended by itself. */
    boolean awaitUp(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end && isAlive()) {
            if (!arrivals.isEmpty() || api.isUp()) {
                return true;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return false;
    }

    boolean isAlive() {
        Process now = process;
        return now != null && now.isAlive();
    }

    /** Tells the living process something, such as {@code die at …}. */
    void tell(String order) {
        PrintWriter now = line;
        if (now != null) {
            now.println(order);
        }
    }

    /** Tells it to say when it does its next piece of work. */
    void watch(Runnable working) {
        onWorking = working;
        tell("watch");
    }

    /** Waits until it has come to a deadly point; false if it has not in time. */
    boolean awaitArrival(String point, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            String arrival;
            do {
                arrival = arrivals.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            } while (arrival != null && !arrival.equals(point));
            return arrival != null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Kills it with SIGKILL. What it had started, such as FFmpeg, lives on, as it does after any crash. */
    void kill() {
        Process now = process;
        if (now != null) {
            now.descendants().forEach(leftBehind::add);
            now.destroyForcibly().onExit().join();
            leftBehind.removeIf(child -> !child.isAlive());
        }
    }

    /** Asks it to stop, by SIGTERM. */
    void askToStop() {
        Process now = process;
        if (now != null) {
            now.destroy();
        }
    }

    /** Asks it to stop, and kills it if it does not. */
    void stop(Duration limit) {
        Process now = process;
        if (now == null) {
            return;
        }
        now.destroy();
        try {
            if (!now.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    @Override
    public void connected(PrintWriter caller) {
        String point = deadly;
        if (point != null) {
            caller.println("die at " + point);
        }
        caller.println("ready");
        line = caller;
    }

    @Override
    public void said(String words) {
        if (words.startsWith(ARRIVED)) {
            arrivals.add(words.substring(ARRIVED.length()));
        }
        onWorking.run();
    }

    @Override
    public void close() {
        kill();
        leftBehind.forEach(ProcessHandle::destroyForcibly);
    }
}
