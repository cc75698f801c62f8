package dev.sceneroute.sandbox.kling;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what reached the sandbox and what it sent. */
final class SandboxCounters {

    /** What is counted beside refusals, which are counted by code. */
    enum Count {
        CREATES_ACCEPTED,
        DUPLICATE_EXTERNAL_IDS,
        QUERIES,
        LISTS,
        CALLBACKS_SENT,
        CALLBACKS_ANSWERED,
        CALLBACKS_FAILED,
        CALLBACKS_WITHHELD,
        DOWNLOADS,
        DOWNLOADS_WITH_AUTHORIZATION,
        RENDERS
    }

    private final Map<Count, LongAdder> counts = new ConcurrentHashMap<>();
    private final Map<Integer, LongAdder> refusals = new ConcurrentHashMap<>();

    void add(Count count) {
        counts.computeIfAbsent(count, key -> new LongAdder()).increment();
    }

    void refused(int code) {
        refusals.computeIfAbsent(code, key -> new LongAdder()).increment();
    }

    long get(Count count) {
        LongAdder adder = counts.get(count);
        return adder == null ? 0 : adder.sum();
    }

    /** Refused creates by Kling's code. */
    Map<Integer, Long> refusals() {
        Map<Integer, Long> copy = new TreeMap<>();
        refusals.forEach((code, adder) -> copy.put(code, adder.sum()));
        return copy;
    }

    void reset() {
        counts.clear();
        refusals.clear();
    }
}
