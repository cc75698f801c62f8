package dev.sceneroute.drill;

import dev.sceneroute.media.Ffmpeg;
import dev.sceneroute.runtime.EmbeddedDatabase;
import dev.sceneroute.runtime.NodeStore;
import dev.sceneroute.runtime.PublicAddress;
import dev.sceneroute.sandbox.kling.KlingSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** One run of the drill: replicas die as planned while jobs keep coming; then everything may end, and is judged. */
@Component
@Profile("drill")
class DrillRun {
    private static final Duration AT_THE_END = Duration.ofMinutes(5);

    private final PointCatalog catalog;
    private final DrillWorkers workers;
    private final KlingSandbox sandbox;
    private final EmbeddedDatabase database;
    private final NodeStore nodes;
    private final Ffmpeg ffmpeg;
    private final PublicAddress address;
    private final List<AutoCloseable> opened = new ArrayList<>();

    DrillRun(
            PointCatalog catalog,
            DrillWorkers workers,
            KlingSandbox sandbox,
            EmbeddedDatabase database,
            NodeStore nodes,
            Ffmpeg ffmpeg,
            PublicAddress address) {
        this.catalog = catalog;
        this.workers = workers;
        this.sandbox = sandbox;
        this.database = database;
        this.nodes = nodes;
        this.ffmpeg = ffmpeg;
        this.address = address;
    }

    /**
     * Runs the drill.
     *
     * @param folder of this run; removed after a good one
     * @return whether nothing was lost and nothing was paid twice
     */
    boolean run(DrillOptions options, Path folder, DrillPrinter printer) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        boolean good = false;
        try {
            good = drill(options, folder, printer);
        } finally {
            close();
            if (good && !options.keep()) {
                remove(folder);
            } else {
                printer.line("What the run has made lies in " + folder);
            }
        }
        return good;
    }

    private boolean drill(DrillOptions options, Path folder, DrillPrinter printer) {
        long end = System.nanoTime() + options.limit().toNanos();
        List<KillPoint> points = DeathPlan.choose(catalog.points(options.replicas()), options.points());
        DeathPlan plan = new DeathPlan(points, options);
        printer.line("%d deaths, %d of %d points, %d replicas, seed %d"
                .formatted(
                        plan.size(),
                        points.size(),
                        catalog.points(options.replicas()).size(),
                        options.replicas(),
                        options.seed()));
        DrillMixture mixture = new DrillMixture(sandbox);
        List<Replica> replicas = replicas(options, folder, printer);
        mixture.dial();
        Load load = keep(new Load(replicas, address.loopback()));
        Deaths deaths = new Deaths(plan, load, sandbox, database, nodes, printer, () -> System.nanoTime() > end);
        all(replicas, deaths);
        deaths.leave();
        mixture.calm();
        awaitEnds(load);
        FilmCheck films = new FilmCheck(ffmpeg, folder.resolve("check"));
        Judge judge = new Judge(sandbox, films, replicas.get(0).api(), folder.resolve("check"));
        DrillReport report = new DrillReport(deaths.count(), deaths.records().values(), judge.verdicts(load.jobs()));
        DrillConclusion.tell(report, load.unfinished(), options, printer);
        return report.good();
    }

    private List<Replica> replicas(DrillOptions options, Path folder, DrillPrinter printer) {
        DrillSwitchboard line = keep(new DrillSwitchboard());
        WorkerProgram program = workers.program(folder, line.port(), options.profiles());
        List<Replica> replicas = new ArrayList<>();
        for (int number = 1; number <= options.replicas(); number++) {
            Replica replica = keep(workers.replica(number, folder, program));
            line.listen(number, replica);
            replicas.add(replica);
        }
        workers.makeArchive(replicas.get(0), program, printer);
        return replicas;
    }

    private static void all(List<Replica> replicas, Deaths deaths) {
        ExecutorService threads = Executors.newFixedThreadPool(replicas.size());
        try {
            List<Future<?>> dying = new ArrayList<>();
            replicas.forEach(replica -> dying.add(threads.submit(() -> deaths.die(replica))));
            for (Future<?> one : dying) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("The drill itself has failed", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void awaitEnds(Load load) {
        long end = System.nanoTime() + AT_THE_END.toNanos();
        while (!load.unfinished().isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private <T extends AutoCloseable> T keep(T thing) {
        synchronized (opened) {
            opened.add(0, thing);
        }
        return thing;
    }

    private void close() {
        synchronized (opened) {
            for (AutoCloseable thing : opened) {
                close(thing);
            }
            opened.clear();
        }
    }

    private static void close(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            throw new IllegalStateException("Something of the drill does not stop", e);
        }
    }

    private static void remove(Path folder) {
        try {
            for (String part : new String[] {"media", "check", "replica-1", "replica-2"}) {
                FileSystemUtils.deleteRecursively(folder.resolve(part));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
