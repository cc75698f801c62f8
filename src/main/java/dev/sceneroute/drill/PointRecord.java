package dev.sceneroute.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was seen of the deaths at one point. */
final class PointRecord {
    private final String name;
    private final Set<DrillJob> underWay = new HashSet<>();
    private final List<Duration> recoveries = new ArrayList<>();
    private int kills;
    private int missed;

    PointRecord(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    synchronized void killed(Collection<DrillJob> jobs) {
        kills++;
        underWay.addAll(jobs);
    }

    synchronized void missed() {
        missed++;
    }

    synchronized void recovered(Duration time) {
        recoveries.add(time);
    }

    synchronized int kills() {
        return kills;
    }

    /** How often nothing came by the point in time. */
    synchronized int timesMissed() {
        return missed;
    }

    /** The jobs that were under way when something died here. */
    synchronized Set<DrillJob> jobs() {
        return Set.copyOf(underWay);
    }

    /** From each death to the next piece of work, sorted. */
    synchronized List<Duration> recoveries() {
        return recoveries.stream().sorted().toList();
    }
}
