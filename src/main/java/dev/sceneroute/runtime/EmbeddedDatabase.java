package dev.sceneroute.runtime;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL inside the program's data directory, kept between runs.
 *
 * <p>The server is a process of its own and outlives a killed program; the next start adopts it. A server that dies
 * while the program lives is started again in the same place, under the same address. A lock on the data directory keeps
 * two programs from sharing one server by accident.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int ANY_PORT = 0;

    private final FileChannel lockFile;
    private final Path directory;
    private final int port;
    private @Nullable EmbeddedPostgres started;
    private boolean closed;

    private EmbeddedDatabase(FileChannel lockFile, Path directory, int port, @Nullable EmbeddedPostgres started) {
        this.lockFile = lockFile;
        this.directory = directory;
        this.port = port;
        this.started = started;
    }

    /**
     * Starts the server, or adopts the one a killed program left behind.
     *
     * @param directory the server's data directory; made if missing
     * @throws DataDirectoryInUseException if another program is using the directory
     */
    static EmbeddedDatabase open(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel lockFile = lock(directory.resolveSibling(directory.getFileName() + ".lock"));
            Optional<LeftBehindPostgres> left = LeftBehindPostgres.in(directory);
            if (left.isPresent() && left.get().answers()) {
                LOG.info("Took over the database server that is still running from the last run");
                return watched(
                        new EmbeddedDatabase(lockFile, directory, left.get().port(), null));
            }
            left.ifPresent(server -> stop(server.process()));
            EmbeddedPostgres server = start(directory, ANY_PORT);
            return watched(new EmbeddedDatabase(lockFile, directory, server.getPort(), server));
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database in " + directory + " does not start", e);
        }
    }

    /** The server's address for the JDBC driver. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Kills the server as a power cut would; it is started again as after any death. */
    public void crash() {
        running().ifPresent(server -> {
            server.destroyForcibly();
            awaitEnd(server);
        });
        startAgain();
    }

    private static EmbeddedDatabase watched(EmbeddedDatabase database) {
        database.watch();
        return database;
    }

    private void watch() {
        running().ifPresent(server -> {
            var unused = server.onExit().thenRunAsync(this::startAgain);
        });
    }

    private synchronized void startAgain() {
        try {
            while (!closed && running().isEmpty()) {
                if (!isStartedAgain()) {
                    wait(PAUSE.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStartedAgain() {
        LOG.warn("The embedded database has ended; it is started again");
        try {
            if (started != null) {
                started.close();
            }
            started = start(directory, port);
            watch();
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.error("The embedded database in {} does not start again; trying again in {}", directory, PAUSE, e);
            return false;
        }
    }

    private Optional<ProcessHandle> running() {
        try {
            return LeftBehindPostgres.in(directory).map(LeftBehindPostgres::process);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database in " + directory + " cannot be looked at", e);
        }
    }

    // The binaries' own default is fsync=off, for tests: a durable program must say otherwise.
    private static EmbeddedPostgres start(Path directory, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                // It is stopped when everything else has been: work is handed back to it until then.
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("jit", "off")
                .start();
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new DataDirectoryInUseException(file.getParent());
        }
        return channel;
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        awaitEnd(process);
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(STOP_LIMIT.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            LOG.warn(
                    "The database server (process {}) did not stop in {}; it is left alone", process.pid(), STOP_LIMIT);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        notifyAll();
        if (started != null) {
            started.close();
        } else {
            running().ifPresent(EmbeddedDatabase::stop);
        }
        lockFile.close();
    }
}
