package dev.sceneroute.sandbox.kling;

import dev.sceneroute.sandbox.FaultDial;
import dev.sceneroute.sandbox.kling.SandboxCounters.Count;
import dev.sceneroute.sandbox.kling.SandboxTask.Progress;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sandbox's books: every task, which external ids are taken and how many tasks of a model run. One short lock
 * guards admission and ends, and nothing slow happens under it.
 */
final class KlingSandboxTasks {
    private final KlingSandboxProperties properties;
    private final KlingSandboxSettings settings;
    private final FaultDial<Fault> faults;
    private final SandboxJournal journal;
    private final SandboxCounters counters;
    private final UnitPrices prices;
    private final IdSource ids;
    private final Clock clock;
    private final Random jitter = new Random();

    private final TaskIndex index = new TaskIndex();
    private final Object admission = new Object();
    private final Map<String, Integer> running = new HashMap<>();

    KlingSandboxTasks(
            KlingSandboxProperties properties,
            KlingSandboxSettings settings,
            FaultDial<Fault> faults,
            SandboxJournal journal,
            SandboxCounters counters,
            Clock clock) {
        this.properties = properties;
        this.settings = settings;
        this.faults = faults;
        this.journal = journal;
        this.counters = counters;
        this.prices = new UnitPrices(properties.prices());
        this.ids = new IdSource(clock);
        this.clock = clock;
        journal.replay().forEach(this::remember);
    }

    /**
     * Makes a task; it is in the books when this returns.
     *
     * @throws KlingRefusal 1201 for an external id that exists, 1303 when too many tasks of the model run
     */
    SandboxTask accept(Order order) {
        SandboxTask task;
        synchronized (admission) {
            checkAdmission(order);
            task = new SandboxTask(settle(order));
            enter(task);
        }
        journal.write(JournalLine.made(task.record())).join();
        counters.add(Count.CREATES_ACCEPTED);
        return task;
    }

    /** Moves a task on; false if it was there already. Ending it frees its slot before anybody can see the end. */
    boolean move(SandboxTask task, TaskStatus status, String message) {
        synchronized (admission) {
            boolean known = index.byTaskId(task.id()).isPresent();
            if (!known || !task.move(new Progress(status, message, clock.millis()))) {
                return false;
            }
            if (status.ended()) {
                running.merge(task.order().model(), -1, Integer::sum);
            }
        }
        var unused = journal.write(JournalLine.moved(task));
        return true;
    }

    /** Writes down that a create was refused. */
    void refuse(KlingRefusal refusal) {
        boolean duplicate = refusal.duplicateExternalId();
        countRefusal(refusal.error().code(), duplicate);
        var unused = journal.write(JournalLine.refused(refusal.error().code(), duplicate));
    }

    Optional<SandboxTask> byTaskId(Endpoint endpoint, String id) {
        return index.byTaskId(id).filter(task -> task.order().endpoint() == endpoint);
    }

    Optional<SandboxTask> byExternalId(Endpoint endpoint, String id) {
        return index.byExternalId(id).filter(task -> task.order().endpoint() == endpoint);
    }

    Optional<SandboxTask> byVideoId(String id) {
        return index.byVideoId(id);
    }

    /** One page of an endpoint's tasks, the newest first. */
    List<SandboxTask> page(Endpoint endpoint, int number, int size) {
        return index.page(endpoint, number, size);
    }

    /** All tasks, in no order. */
    Stream<SandboxTask> all() {
        return index.all();
    }

    /** Whether the task's clip can no longer be downloaded. */
    boolean expired(SandboxTask task) {
        return task.progress().updatedAt() + properties.resultLife().toMillis() < clock.millis();
    }

    /** Units deducted so far: those of the tasks that succeeded. */
    BigDecimal paidUnits() {
        return all().filter(task -> task.progress().status() == TaskStatus.SUCCEED)
                .map(task -> task.record().units())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Tasks that hold a slot now, by model. */
    Map<String, Integer> running() {
        synchronized (admission) {
            return Map.copyOf(running);
        }
    }

    /** Forgets every task. Tasks still running end unseen. */
    void clear() {
        synchronized (admission) {
            index.clear();
            running.clear();
        }
        journal.clear();
    }

    private void checkAdmission(Order order) {
        String externalId = order.externalTaskId();
        if (externalId != null && index.byExternalId(externalId).isPresent()) {
            throw KlingRefusal.duplicate(externalId);
        }
        if (running.getOrDefault(order.model(), 0) >= settings.concurrency()) {
            throw KlingError.PACK_LIMIT.refusal();
        }
    }

    private TaskRecord settle(Order order) {
        long now = clock.millis();
        long due =
                now + settings.latency().toMillis() + chance(settings.jitter().toMillis());
        Set<Fault> fate = faults.draw(fault -> fault.when() == Fault.When.TASK);
        return new TaskRecord(ids.next(), ids.next(), order, prices.of(order), now, due, fate);
    }

    private void enter(SandboxTask task) {
        index.add(task);
        running.merge(task.order().model(), 1, Integer::sum);
    }

    private void remember(JournalLine line) {
        if (line.made() != null) {
            enter(new SandboxTask(line.made()));
            counters.add(Count.CREATES_ACCEPTED);
        } else if (line.moved() != null && line.progress() != null) {
            SandboxTask task = index.byTaskId(line.moved()).orElse(null);
            if (task != null && task.move(line.progress()) && task.ended()) {
                running.merge(task.order().model(), -1, Integer::sum);
            }
        } else if (line.refused() != null) {
            countRefusal(line.refused(), Boolean.TRUE.equals(line.duplicate()));
        }
    }

    private void countRefusal(int code, boolean duplicate) {
        counters.refused(code);
        if (duplicate) {
            counters.add(Count.DUPLICATE_EXTERNAL_IDS);
        }
    }

    private long chance(long millis) {
        return millis == 0 ? 0 : jitter.nextLong(millis + 1);
    }
}
