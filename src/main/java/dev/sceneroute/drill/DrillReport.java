package dev.sceneroute.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The outcome of a run: one line for each point, one for everything. */
final class DrillReport {
    private static final List<String> HEADS = List.of(
            "point",
            "kills",
            "jobs finished",
            "scenes lost",
            "paid / expected",
            "doubled",
            "orphans",
            "films correct",
            "recovery median / worst");

    private final int deaths;
    private final Collection<PointRecord> records;
    private final Map<DrillJob, FilmVerdict> verdicts;

    DrillReport(int deaths, Collection<PointRecord> records, Map<DrillJob, FilmVerdict> verdicts) {
        this.deaths = deaths;
        this.records = records;
        this.verdicts = verdicts;
    }

    /** Whether all died as planned, nothing was lost, nothing paid twice, and everything came to its right end. */
    boolean good() {
        return deaths > 0
                && missed().isEmpty()
                && verdicts.values().stream()
                        .allMatch(one -> one.correct() && one.doubled() == 0 && one.lost() == 0 && one.orphans() == 0);
    }

    int doubled() {
        return sum(verdicts.values(), FilmVerdict::doubled);
    }

    int lost() {
        return sum(verdicts.values(), FilmVerdict::lost);
    }

    int orphans() {
        return sum(verdicts.values(), FilmVerdict::orphans);
    }

    int deaths() {
        return deaths;
    }

    /** The points nothing came by in time, whether or not it did another time. */
    List<String> missed() {
        return records.stream()
                .filter(record -> record.timesMissed() > 0 && record.kills() == 0)
                .map(PointRecord::name)
                .toList();
    }

    /** The jobs whose delivery is not what was ordered. */
    List<DrillJob> wrong() {
        return verdicts.entrySet().stream()
                .filter(one -> one.getValue().finished() && !one.getValue().correct())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The table as Markdown, which is readable as it is. */
    String table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADS);
        records.stream()
                .filter(record -> record.kills() > 0)
                .forEach(record -> rows.add(row(record.name(), record.kills(), record.jobs(), record.recoveries())));
        List<Duration> all = records.stream()
                .flatMap(record -> record.recoveries().stream())
                .sorted()
                .toList();
        rows.add(row("**all**", deaths, verdicts.keySet(), all));
        return Columns.aligned(rows);
    }

    private List<String> row(String name, int kills, Set<DrillJob> jobs, List<Duration> recoveries) {
        Set<DrillJob> known = new HashSet<>(jobs);
        known.retainAll(verdicts.keySet());
        List<FilmVerdict> own = known.stream().map(verdicts::get).toList();
        long finished = own.stream().filter(FilmVerdict::finished).count();
        long correct = own.stream().filter(FilmVerdict::correct).count();
        return List.of(
                name,
                Integer.toString(kills),
                finished + " of " + own.size(),
                Integer.toString(sum(own, FilmVerdict::lost)),
                sum(own, FilmVerdict::paid) + " / " + sum(own, FilmVerdict::expected),
                Integer.toString(sum(own, FilmVerdict::doubled)),
                Integer.toString(sum(own, FilmVerdict::orphans)),
                correct + " of " + own.size(),
                recoveries.isEmpty() ? "–" : seconds(median(recoveries)) + " / " + seconds(worst(recoveries)));
    }

    private static int sum(Collection<FilmVerdict> verdicts, java.util.function.ToIntFunction<FilmVerdict> count) {
        return verdicts.stream().mapToInt(count).sum();
    }

    private static Duration median(List<Duration> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    private static Duration worst(List<Duration> sorted) {
        return sorted.get(sorted.size() - 1);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
