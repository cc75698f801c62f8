package dev.sceneroute.drill;

import dev.sceneroute.runtime.EmbeddedDatabase;
import dev.sceneroute.runtime.NodeStore;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import dev.sceneroute.sandbox.kling.KlingSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
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
    private static final Duration OUT_OF_STEP = Duration.ofMillis(130);
    private static final Duration POINT_LIMIT = Duration.ofSeconds(90);
    private static final int STORM = 12;
    private static final Duration ON_THE_WAY = Duration.ofMillis(150);

    private final DeathPlan plan;
    private final Load load;
    private final KlingSandbox sandbox;
    private final EmbeddedDatabase database;
    private final NodeStore nodes;
    private final DrillPrinter printer;
    private final BooleanSupplier givenUp;
    private final Map<String, PointRecord> records = new ConcurrentSkipListMap<>();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    Deaths(
            DeathPlan plan,
            Load load,
            KlingSandbox sandbox,
            EmbeddedDatabase database,
            NodeStore nodes,
            DrillPrinter printer,
            BooleanSupplier givenUp) {
        this.plan = plan;
        this.load = load;
        this.sandbox = sandbox;
        this.database = database;
        this.nodes = nodes;
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
        replica.start(pointOf(death), () -> {});
        while (death != null && !givenUp.getAsBoolean()) {
            boolean up = replica.awaitUp(START_LIMIT);
            Death died = up ? carryOut(replica, death) : null;
            if (!up) {
                printer.line("A replica did not start; its output is in the run's folder");
                missed(death);
            }
            Death next = plan.next();
            if (!replica.isAlive()) {
                replica.start(pointOf(next), died == null ? () -> {} : stopwatch(died));
            } else {
                String point = pointOf(next);
                replica.tell(point == null ? "live" : "die at " + point);
            }
            death = next;
        }
        if (!replica.isAlive()) {
            replica.start(null, () -> {});
        }
        replica.tell("live");
    }

    /** The death as it was died; nothing if the replica lives, or has died otherwise. */
    private @Nullable Death carryOut(Replica replica, Death death) {
        return switch (death.kind()) {
            case AT_POINT -> atPoint(replica, death, Objects.requireNonNull(death.point()));
            case AT_RANDOM -> atRandom(replica, death);
            case OF_DATABASE -> ofDatabase(replica, death);
        };
    }

    private @Nullable Death atPoint(Replica replica, Death death, KillPoint point) {
        long end = System.nanoTime() + POINT_LIMIT.toNanos();
        for (int round = 0; System.nanoTime() < end && !givenUp.getAsBoolean(); round++) {
            provokeIfNeeded(replica, point, round);
            // Asked for in step with the clock, what either process may do would always be done by the same one.
            Duration patience = ROUND.plus(OUT_OF_STEP.multipliedBy(round % 10));
            if (replica.awaitArrival(point.name(), patience)) {
                if (point.moment().goesOn()) {
                    LockSupport.parkNanos(ON_THE_WAY.toNanos());
                }
                return kill(replica, death);
            }
        }
        printer.line("Nothing came by: " + death.name());
        missed(death);
        return null;
    }

    private void provokeIfNeeded(Replica replica, KillPoint point, int round) {
        Provocation provocation = Provocation.of(point);
        boolean ordinary = provocation.equals(Provocation.ordinary(provocation.deliver()));
        // Any job under way may come by in its ordinary course; more at once would only be in one another's way.
        if (ordinary ? !load.underWay(provocation.deliver()) : round % 2 == 0) {
            provoke(replica, provocation);
        }
    }

    // A database that restarts ends a process that is about to start, and with it the visit it was started for.
    private void missed(Death death) {
        PointRecord record = record(death);
        record.missed();
        if (record.timesMissed() == 1 && record.kills() == 0) {
            plan.again(death);
        }
    }

    private void provoke(Replica replica, Provocation provocation) {
        provocation.faults().forEach((fault, times) -> dial(fault, times));
        if (provocation.failing() != null) {
            replica.tell("fail at " + provocation.failing());
        }
        load.provoke(replica, provocation);
        switch (provocation.action()) {
            case STOP -> replica.askToStop();
            case LOSE_NODE -> loseNode();
            default -> {}
        }
    }

    // It is heard of this once. The other process mostly starts again before anybody misses it.
    private void loseNode() {
        nodes.beat("node_lost_" + lost.incrementAndGet(), Instant.now(), false, Duration.ofHours(1));
    }

    // The chance it strikes by anyway stays.
    private void dial(Fault fault, int times) {
        FaultSetting now = sandbox.faults().getOrDefault(fault, FaultSetting.next(0));
        sandbox.dial(fault, new FaultSetting(times, now.probability()));
    }

    /** Counts what is left of the plan as missed: nobody may take a run for whole that was not. */
    void leave() {
        for (Death left = plan.next(); left != null; left = plan.next()) {
            record(left).missed();
        }
    }

    private Death atRandom(Replica replica, Death death) {
        dial(Fault.CREATE_TOO_FAST, STORM);
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
        record(death).killed(load.unfinished());
        printer.line("%4d/%d  %s".formatted(done.incrementAndGet(), plan.size(), death.name()));
    }

    private Runnable stopwatch(Death death) {
        long from = System.nanoTime();
        AtomicBoolean stopped = new AtomicBoolean();
        return () -> {
            if (stopped.compareAndSet(false, true)) {
                record(death).recovered(Duration.ofNanos(System.nanoTime() - from));
            }
        };
    }

    private PointRecord record(Death death) {
        return records.computeIfAbsent(death.name(), PointRecord::new);
    }

    private static @Nullable String pointOf(@Nullable Death death) {
        return death == null || death.point() == null ? null : death.point().name();
    }
}
