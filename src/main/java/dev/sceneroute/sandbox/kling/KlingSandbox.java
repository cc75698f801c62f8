package dev.sceneroute.sandbox.kling;

import dev.sceneroute.sandbox.FaultDial;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.SandboxCounters.Count;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The simulated Kling as tests and the control endpoint handle it: its counts, its dials, a fresh start. */
public final class KlingSandbox {
    private final KlingSandboxTasks tasks;
    private final KlingSandboxSettings settings;
    private final SandboxCounters counters;
    private final FaultDial<Fault> faults;
    private final Function<SandboxTask, Path> clips;

    KlingSandbox(
            KlingSandboxTasks tasks,
            KlingSandboxSettings settings,
            SandboxCounters counters,
            FaultDial<Fault> faults,
            Function<SandboxTask, Path> clips) {
        this.tasks = tasks;
        this.settings = settings;
        this.counters = counters;
        this.faults = faults;
        this.clips = clips;
    }

    /**
     * What reached the sandbox and what it sent, since its books begin. Creates, refusals, duplicates and units survive
     * restarts; the others count from the last start.
     *
     * @param createsAccepted tasks made
     * @param createsRefused creates answered with an error before a task was made
     * @param refusalsByCode the same by Kling's code
     * @param duplicateExternalIds refusals because the external id existed
     * @param paidUnits units deducted for tasks that succeeded
     * @param queries single queries
     * @param lists list queries
     * @param callbacksSent callbacks sent, forged ones too
     * @param callbacksAnswered callbacks answered with 2xx
     * @param callbacksFailed callbacks answered otherwise or not at all
     * @param callbacksWithheld callbacks a fault kept back
     * @param downloads requests for files
     * @param downloadsWithAuthorization such requests that gave away a key
     * @param renders clips rendered
     * @param running tasks that hold a slot, by model
     */
    public record Counts(
            long createsAccepted,
            long createsRefused,
            Map<Integer, Long> refusalsByCode,
            long duplicateExternalIds,
            BigDecimal paidUnits,
            long queries,
            long lists,
            long callbacksSent,
            long callbacksAnswered,
            long callbacksFailed,
            long callbacksWithheld,
            long downloads,
            long downloadsWithAuthorization,
            long renders,
            Map<String, Integer> running) {}

    /** The counts now. */
    public Counts counts() {
        Map<Integer, Long> refusals = counters.refusals();
        return new Counts(
                counters.get(Count.CREATES_ACCEPTED),
                refusals.values().stream().mapToLong(Long::longValue).sum(),
                refusals,
                counters.get(Count.DUPLICATE_EXTERNAL_IDS),
                tasks.paidUnits(),
                counters.get(Count.QUERIES),
                counters.get(Count.LISTS),
                counters.get(Count.CALLBACKS_SENT),
                counters.get(Count.CALLBACKS_ANSWERED),
                counters.get(Count.CALLBACKS_FAILED),
                counters.get(Count.CALLBACKS_WITHHELD),
                counters.get(Count.DOWNLOADS),
                counters.get(Count.DOWNLOADS_WITH_AUTHORIZATION),
                counters.get(Count.RENDERS),
                new TreeMap<>(tasks.running()));
    }

    /** Every order it ever accepted, the oldest first. */
    public List<Purchase> purchases() {
        return tasks.all()
                .sorted(Comparator.comparing(SandboxTask::id))
                .map(Purchase::of)
                .toList();
    }

    /** The clip of an order as a file, rendered if nobody has fetched it yet; whatever faults are dialled. */
    public Path clip(Purchase purchase) {
        return clips.apply(tasks.byVideoId(purchase.videoId()).orElseThrow());
    }

    /** Sets how often a fault strikes; what was set for it before is forgotten. */
    public void dial(Fault fault, FaultSetting setting) {
        faults.dial(fault, setting);
    }

    /** How often every dialled fault still strikes. */
    public Map<Fault, FaultSetting> faults() {
        return faults.settings();
    }

    /** Sets the time from a create to the end of its task, for tasks made from now on. */
    public void latency(Duration latency) {
        settings.latency(latency);
    }

    /** Sets how much longer than the latency a task may take, by chance. */
    public void jitter(Duration jitter) {
        settings.jitter(jitter);
    }

    /** Sets how many tasks of one model may run at once. */
    public void concurrency(int tasksAtOnce) {
        settings.concurrency(tasksAtOnce);
    }

    /** Sets how many creates a second are taken; 0 for no limit. */
    public void qps(int createsASecond) {
        settings.qps(createsASecond);
    }

    /** Forgets all tasks and counts and turns every dial back to the configuration. */
    public void reset() {
        faults.reset();
        settings.reset();
        tasks.clear();
        counters.reset();
    }
}
