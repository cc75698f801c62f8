package dev.sceneroute.drill;

import dev.sceneroute.media.FfmpegSupply;
import dev.sceneroute.production.Deliver;
import dev.sceneroute.runtime.EmbeddedDatabase;
import dev.sceneroute.runtime.PublicAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Makes the processes under test, and the archive that lets them start in half the time. */
@Component
@Profile("drill")
class DrillWorkers {
    /** Callbacks are signed with it. */
    static final String WEBHOOK_SECRET = "whsec_c2NlbmVyb3V0ZS1jcmFzaC1kcmlsbC1zZWNyZXQ=";

    private static final String ARCHIVE = "classes.jsa";
    private static final Duration FIRST_START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(3);

    private final EmbeddedDatabase database;
    private final FfmpegSupply ffmpeg;
    private final PublicAddress address;

    DrillWorkers(EmbeddedDatabase database, FfmpegSupply ffmpeg, PublicAddress address) {
        this.database = database;
        this.ffmpeg = ffmpeg;
        this.address = address;
    }

    /** How processes under test are started. */
    WorkerProgram program(Path folder, int line, List<String> furtherProfiles) {
        ClassPathJars classPath = ClassPathJars.ofThisProcess();
        Path jars = folder.resolveSibling("program-" + classPath.fingerprint());
        List<String> profiles = new ArrayList<>(List.of("drill-worker"));
        profiles.addAll(furtherProfiles);
        return new WorkerProgram(
                classPath.packedIn(jars),
                jars.resolve(ARCHIVE),
                Map.of(
                        "DATABASE_URL",
                        database.jdbcUrl(),
                        "DATABASE_USER",
                        "postgres",
                        "KLING_BASE_URL",
                        address.loopback() + "/sandbox/kling",
                        "KLING_ACCESS_KEY",
                        "sandbox-access-key",
                        "KLING_SECRET_KEY",
                        "sandbox-secret-key-that-opens-nothing-else",
                        "KLING_WEBHOOK_SECRET",
                        WEBHOOK_SECRET,
                        "SCENEROUTE_REWRITE_URL",
                        address.loopback() + "/drill/rewrite",
                        "FFMPEG_PATH",
                        ffmpeg.executable().toString(),
                        "SCENEROUTE_STORAGE_FOLDER",
                        folder.resolve("media").toString(),
                        "DRILL_PORT",
                        Integer.toString(line)),
                profiles);
    }

    /** A process under test, not started. */
    Replica replica(int number, Path folder, WorkerProgram program) {
        return new Replica(number, freePort(), folder.resolve("replica-" + number), program);
    }

    /** Makes the archive, if it is not there from an earlier run of the same program. */
    void makeArchive(Replica replica, WorkerProgram program, DrillPrinter printer) {
        Path archive = program.archive();
        if (Files.exists(archive)) {
            return;
        }
        forgetOthers(Objects.requireNonNull(archive.getParent(), "a folder of jars"));
        Path part = archive.resolveSibling("classes.part");
        replica.start(null, () -> {}, "-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-XX:ArchiveClassesAtExit=" + part);
        boolean up = replica.awaitUp(FIRST_START_LIMIT) && makesFilm(replica);
        replica.stop(STOP_LIMIT);
        try {
            if (up && Files.exists(part)) {
                Files.move(part, archive);
            } else {
                printer.line("No archive of classes could be made; every start takes longer");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // What the work needs is in the archive too then.
    private static boolean makesFilm(Replica replica) {
        DrillJob job = new DrillJob(0, replica, Deliver.FILM, 1, null);
        WorkerApi api = replica.api();
        long end = System.nanoTime() + FIRST_START_LIMIT.toNanos();
        while (System.nanoTime() < end && !job.done()) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            // The same key always finds the same job.
            api.post("/api/v1/jobs", job.order(), "drill-archive")
                    .flatMap(created ->
                            api.get("/api/v1/jobs/" + created.path("job_id").asText()))
                    .ifPresent(now -> job.status(now.path("status").asText()));
        }
        return job.done();
    }

    // They are large, and useless once the program has changed.
    private static void forgetOthers(Path current) {
        try (Stream<Path> all = Files.list(current.resolveSibling("."))) {
            for (Path old : all.map(Path::normalize)
                    .filter(path -> path.getFileName().toString().startsWith("program-"))
                    .filter(path -> !path.equals(current))
                    .toList()) {
                FileSystemUtils.deleteRecursively(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
