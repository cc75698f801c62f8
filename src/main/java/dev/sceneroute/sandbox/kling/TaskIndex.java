package dev.sceneroute.sandbox.kling;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** Finds tasks by each of their ids, and by the endpoint they were ordered at. Reading never waits. */
final class TaskIndex {
    private final Map<String, SandboxTask> byTaskId = new ConcurrentHashMap<>();
    private final Map<String, SandboxTask> byVideoId = new ConcurrentHashMap<>();
    private final Map<String, SandboxTask> byExternalId = new ConcurrentHashMap<>();
    private final Map<Endpoint, ConcurrentNavigableMap<String, SandboxTask>> byEndpoint = new ConcurrentHashMap<>();

    void add(SandboxTask task) {
        byTaskId.put(task.id(), task);
        byVideoId.put(task.record().videoId(), task);
        at(task.order().endpoint()).put(task.id(), task);
        String externalId = task.order().externalTaskId();
        if (externalId != null) {
            byExternalId.put(externalId, task);
        }
    }

    Optional<SandboxTask> byTaskId(String id) {
        return Optional.ofNullable(byTaskId.get(id));
    }

    Optional<SandboxTask> byVideoId(String id) {
        return Optional.ofNullable(byVideoId.get(id));
    }

    Optional<SandboxTask> byExternalId(String id) {
        return Optional.ofNullable(byExternalId.get(id));
    }

    /** One page of an endpoint's tasks, the newest first; pages count from 1. */
    List<SandboxTask> page(Endpoint endpoint, int number, int size) {
        return at(endpoint).descendingMap().values().stream()
                .skip((long) (number - 1) * size)
                .limit(size)
                .toList();
    }

    /** All tasks, in no order. */
    Stream<SandboxTask> all() {
        return byTaskId.values().stream();
    }

    void clear() {
        byTaskId.clear();
        byVideoId.clear();
        byExternalId.clear();
        byEndpoint.clear();
    }

    private ConcurrentNavigableMap<String, SandboxTask> at(Endpoint endpoint) {
        return byEndpoint.computeIfAbsent(endpoint, first -> new ConcurrentSkipListMap<>());
    }
}
