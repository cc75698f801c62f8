package dev.sceneroute.drill;

import dev.sceneroute.runtime.EmbeddedDatabase;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import dev.sceneroute.sandbox.kling.KlingSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Lets replicas die as planned, and starts them again, until the plan is done. */
final class Deaths {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration ROUND = Duration.ofMillis(2_500);
    private static final Duration POINT_LIMIT = Duration.ofSeconds(90);
    private static final Duration BOTH_LIMIT = Duration.ofSeconds(5);
    private static final Duration ON_THE_WAY = Duration.ofMillis(150);

    private final DeathPlan plan;
    private final Load load;
    private final KlingSandbox sandbox;
    private final EmbeddedDatabase database;
    private final DrillPrinter printer;
    private final BooleanSupplier givenUp;
    private final Map<String, PointRecord> records = new ConcurrentSkipListMap<>();
    private final AtomicInteger done = new AtomicInteger();

    Deaths(
            DeathPlan plan,
            Load load,
            KlingSandbox sandbox,
            EmbeddedDatabase database,
            DrillPrinter printer,
            BooleanSupplier givenUp) {
        this.plan = plan;
        this.load = load;
        this.sandbox = sandbox;
        this.database = database;
        this.printer = printer;
        this.givenUp = givenUp;
    }

    Map<String, PointRecord> records() {
        return records;
    }

    /** How many there were; one may have been at two points. */
    int count() {
        return done.get();
    }

    /** Takes deaths from the plan and dies them, one after the other. */
    void die(Replica replica) {
        Death death = plan.next();
        replica.start(names(death), () -> {});
        while (death != null && !givenUp.getAsBoolean()) {
            boolean up = replica.awaitUp(START_LIMIT);
            Death died = up ? carryOut(replica, death) : null;
            if (!up) {
                printer.line("A replica did not start; its output is in the run's folder");
                missed(death.lines());
            }
            Death next = plan.next();
            if (!replica.isAlive()) {
                replica.start(names(next), died == null ? () -> {} : stopwatch(died));
            } else {
                replica.tell("live");
                names(next).forEach(point -> replica.tell("die at " + point));
            }
            death = next;
        }
        if (!replica.isAlive()) {
            replica.start(List.of(), () -> {});
        }
        replica.tell("live");
    }

    /** The death as it was died; nothing if the replica lives, or has died otherwise. */
    private @Nullable Death carryOut(Replica replica, Death death) {
        return switch (death.kind()) {
            case AT_POINTS -> atPoints(replica, death.points());
            case AT_RANDOM -> atRandom(replica, death);
            case OF_DATABASE -> ofDatabase(replica, death);
        };
    }

    private @Nullable Death atPoints(Replica replica, List<KillPoint> points) {
        List<KillPoint> awaited = new ArrayList<>(points);
        List<KillPoint> reached = new ArrayList<>();
        long end = System.nanoTime() + POINT_LIMIT.toNanos();
        for (int round = 0; isGoingOn(awaited, end); round++) {
            for (KillPoint point : awaited) {
                provokeIfNeeded(replica, point, round);
            }
            String arrival = replica.awaitArrival(ROUND);
            if (arrival != null) {
                awaited.stream().filter(point -> point.name().equals(arrival)).forEach(reached::add);
                awaited.removeAll(reached);
                // A thread that is held may be in the way of the other.
                end = Math.min(end, System.nanoTime() + BOTH_LIMIT.toNanos());
            }
        }
        return reached.isEmpty() ? nothingCame(awaited) : killAt(replica, reached, awaited);
    }

    private boolean isGoingOn(List<KillPoint> awaited, long end) {
        return !awaited.isEmpty() && System.nanoTime() < end && !givenUp.getAsBoolean();
    }

    private void provokeIfNeeded(Replica replica, KillPoint point, int round) {
        Provocation provocation = Provocation.of(point);
        boolean ordinary = provocation.equals(Provocation.ordinary(provocation.deliver()));
        // Any job under way may come by in its ordinary course; more at once would only be in one another's way.
        if (ordinary ? !load.underWay(provocation.deliver()) : round % 2 == 0) {
            provoke(replica, provocation);
        }
    }

    private @Nullable Death nothingCame(List<KillPoint> awaited) {
        missed(awaited.stream().map(KillPoint::name).toList());
        return null;
    }

    private Death killAt(Replica replica, List<KillPoint> reached, List<KillPoint> missed) {
        if (reached.stream().anyMatch(point -> point.moment().goesOn())) {
            LockSupport.parkNanos(ON_THE_WAY.toNanos());
        }
        plan.again(missed);
        return kill(replica, Death.at(reached));
    }

    private void missed(List<String> names) {
        for (String name : names) {
            record(name).missed();
            printer.line("Nothing came by: " + name);
        }
    }

    private void provoke(Replica replica, Provocation provocation) {
        provocation.faults().forEach((fault, times) -> dial(fault, times));
        if (provocation.failing() != null) {
            replica.tell("fail at " + provocation.failing());
        }
        load.provoke(replica, provocation);
        if (provocation.action() == Provocation.Action.STOP) {
            replica.askToStop();
        }
    }

    // The chance it strikes by anyway stays.
    private void dial(Fault fault, int times) {
        FaultSetting now = sandbox.faults().getOrDefault(fault, FaultSetting.next(0));
        sandbox.dial(fault, new FaultSetting(times, now.probability()));
    }

    private Death atRandom(Replica replica, Death death) {
        load.provoke(replica, Provocation.ordinary(DrillMixture.any(load.jobs().size())));
        LockSupport.parkNanos(death.after().toNanos());
        return kill(replica, death);
    }

    private @Nullable Death ofDatabase(Replica replica, Death death) {
        load.provoke(replica, Provocation.ordinary(DrillMixture.any(load.jobs().size())));
        remember(death);
        Runnable stopwatch = stopwatch(death);
        database.crash();
        replica.watch(stopwatch);
        return null;
    }

    private Death kill(Replica replica, Death death) {
        remember(death);
        replica.kill();
        return death;
    }

    private void remember(Death death) {
        List<DrillJob> underWay = load.unfinished();
        death.lines().forEach(line -> record(line).killed(underWay));
        printer.line("%4d/%d  %s".formatted(done.incrementAndGet(), plan.size(), death.name()));
    }

    private Runnable stopwatch(Death death) {
        long from = System.nanoTime();
        AtomicBoolean stopped = new AtomicBoolean();
        return () -> {
            if (stopped.compareAndSet(false, true)) {
                Duration time = Duration.ofNanos(System.nanoTime() - from);
                death.lines().forEach(line -> record(line).recovered(time));
            }
        };
    }

    private PointRecord record(String line) {
        return records.computeIfAbsent(line, PointRecord::new);
    }

    private static List<String> names(@Nullable Death death) {
        return death == null
                ? List.of()
                : death.points().stream().map(KillPoint::name).toList();
    }
}
