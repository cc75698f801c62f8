package dev.sceneroute.drill;

import dev.sceneroute.runtime.EmbeddedDatabase;
import dev.sceneroute.sandbox.kling.Fault;
import dev.sceneroute.sandbox.kling.FaultSetting;
import dev.sceneroute.sandbox.kling.KlingSandbox;
import java.time.Duration;
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
    private static final Duration POINT_LIMIT = Duration.ofSeconds(90);
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

    /** Takes deaths from the plan and dies them, one after the other. */
    void die(Replica replica) {
        Death death = plan.next();
        replica.start(point(death), () -> {});
        while (death != null && !givenUp.getAsBoolean()) {
            boolean up = replica.awaitUp(START_LIMIT);
            boolean died = !up || carryOut(replica, death);
            if (!up) {
                printer.line("A replica did not start; its output is in the run's folder");
                record(death).missed();
            }
            Death next = plan.next();
            if (died) {
                replica.start(point(next), stopwatch(death));
            } else if (point(next) != null) {
                replica.tell("die at " + point(next));
            }
            death = next;
        }
        if (!replica.isAlive()) {
            replica.start(null, () -> {});
        }
        replica.tell("die at nothing");
    }

    /** Whether the replica has died. */
    private boolean carryOut(Replica replica, Death death) {
        return switch (death.kind()) {
            case AT_POINT -> atPoint(replica, death, Objects.requireNonNull(death.point()));
            case AT_RANDOM -> atRandom(replica, death);
            case OF_DATABASE -> ofDatabase(replica, death);
        };
    }

    private boolean atPoint(Replica replica, Death death, KillPoint point) {
        Provocation provocation = Provocation.of(point);
        boolean ordinary = provocation.equals(Provocation.ordinary(provocation.deliver()));
        boolean wait = ordinary && load.underWay(provocation.deliver());
        long end = System.nanoTime() + POINT_LIMIT.toNanos();
        while (System.nanoTime() < end && !givenUp.getAsBoolean()) {
            // More jobs at once would only be in one another's way.
            if (!wait && !replica.arrived()) {
                provoke(replica, provocation);
            }
            if (replica.awaitArrival(ROUND)) {
                return arrived(replica, death, point);
            }
            // Any job under way may come by in its ordinary course; nothing else happens by itself.
            wait = ordinary ? load.underWay(provocation.deliver()) : !wait;
        }
        record(death).missed();
        printer.line("Nothing came by: " + death.name());
        return !replica.isAlive();
    }

    private boolean arrived(Replica replica, Death death, KillPoint point) {
        if (point.moment().goesOn()) {
            LockSupport.parkNanos(ON_THE_WAY.toNanos());
        }
        return kill(replica, death);
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

    private boolean atRandom(Replica replica, Death death) {
        load.provoke(replica, Provocation.ordinary(DrillMixture.any(load.jobs().size())));
        LockSupport.parkNanos(death.after().toNanos());
        return kill(replica, death);
    }

    private boolean ofDatabase(Replica replica, Death death) {
        load.provoke(replica, Provocation.ordinary(DrillMixture.any(load.jobs().size())));
        PointRecord record = record(death);
        record.killed(load.unfinished());
        Runnable stopwatch = stopwatch(death);
        database.crash();
        say(death);
        replica.watch(stopwatch);
        return false;
    }

    private boolean kill(Replica replica, Death death) {
        record(death).killed(load.unfinished());
        replica.kill();
        say(death);
        return true;
    }

    private void say(Death death) {
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

    private static @Nullable String point(@Nullable Death death) {
        return death == null || death.point() == null ? null : death.point().name();
    }
}
