package dev.sceneroute.ledger;

import dev.sceneroute.generation.GenerationTask;
import dev.sceneroute.generation.TaskReport;
import dev.sceneroute.generation.Units;
import dev.sceneroute.ledger.Orphan.Reason;
import dev.sceneroute.ledger.TaskUse.Place;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The way through the providers' lists of tasks, place by place and page by page, within bounds; for one exchange. */
public final class OrphanScan {
    private static final Pattern OURS = Pattern.compile("job-[0-9a-z]{26}-s\\d+-a\\d+");
    private static final int PAGE_SIZE = 200;
    private static final int PAGES = 100;

    private final String owner;
    private final Instant end;
    private final Deque<GenerationTask> examples;
    private final List<String> unread = new ArrayList<>();
    private final Map<String, Orphan> orphans = new LinkedHashMap<>();
    private int page = 1;
    private int listed;
    private int foreign;

    OrphanScan(String owner, List<GenerationTask> examples, Instant end) {
        this.owner = owner;
        this.examples = new ArrayDeque<>(examples);
        this.end = end;
    }

    /** One of the orders: it says which provider's list of which endpoint is read next. */
    public GenerationTask getExample() {
        return examples.element();
    }

    /** The page to ask for next, from 1. */
    public int getPage() {
        return page;
    }

    /** Tasks a page. */
    public int getSize() {
        return PAGE_SIZE;
    }

    /** Whether there is anything left to ask for. */
    public boolean isMore() {
        return !examples.isEmpty();
    }

    String owner() {
        return owner;
    }

    /** Those of our ids that stand on a page. */
    static List<String> ours(List<TaskReport> reports) {
        return reports.stream()
                .map(TaskReport::externalId)
                .filter(Objects::nonNull)
                .filter(id -> OURS.matcher(id).matches())
                .toList();
    }

    /** Takes a page in, with the orders here that have its ids. */
    void read(List<TaskReport> reports, Map<String, TaskUse> known, Instant now) {
        reports.forEach(report -> sort(report, known.get(String.valueOf(report.externalId()))));
        listed += reports.size();
        page++;
        if (reports.size() < PAGE_SIZE) {
            nextPlace();
        } else if (page > PAGES) {
            skip("only the newest " + PAGES * PAGE_SIZE + " tasks were read");
        }
        if (isMore() && now.isAfter(end)) {
            stop();
        }
    }

    /** Leaves a place whose list cannot be read. */
    void skip(String why) {
        unread.add(place() + ": " + why);
        nextPlace();
    }

    /** Names the list an order stands in, which is not read. */
    void leaveOut(GenerationTask example, String why) {
        unread.add(Place.of(example) + ": " + why);
    }

    /** Adds what our own books know and no list has told. */
    void add(TaskUse paid) {
        orphans.computeIfAbsent(
                paid.externalId(), id -> paid.orphan(Objects.requireNonNull(paid.unused(), "it is not used")));
    }

    OrphanReport report(int most) {
        List<Orphan> all = List.copyOf(orphans.values());
        Units units = all.stream()
                .filter(orphan -> orphan.status().equals("succeed"))
                .map(Orphan::units)
                .filter(Objects::nonNull)
                .reduce(Units.ZERO, Units::plus);
        List<Orphan> shown = all.subList(0, Math.min(most, all.size()));
        return new OrphanReport(unread.isEmpty(), unread, listed, foreign, all.size(), units, shown);
    }

    static String word(TaskReport report) {
        return report.status().name().toLowerCase(Locale.ROOT);
    }

    private void sort(TaskReport report, @Nullable TaskUse order) {
        String id = report.externalId();
        if (id == null
                || !OURS.matcher(id).matches()
                || (order != null && !order.owner().equals(owner))) {
            foreign++;
        } else if (costs(report) && order == null) {
            orphans.put(id, unknown(report, id));
        } else if (costs(report) && order != null && order.unused() != null) {
            orphans.put(id, order.orphan(order.unused(), report));
        }
    }

    private Orphan unknown(TaskReport report, String id) {
        Reason reason = Reason.UNKNOWN_ORDER;
        return new Orphan(
                place().service(),
                place().endpoint(),
                report.taskId(),
                id,
                word(report),
                report.units() == null ? null : new Units(report.units()),
                null,
                reason,
                reason.explanation(),
                null,
                null,
                null);
    }

    private static boolean costs(TaskReport report) {
        boolean charged = report.units() != null && report.units().signum() > 0;
        return report.status() != TaskReport.Status.FAILED || charged;
    }

    private void stop() {
        while (isMore()) {
            skip("there was no time left to read it");
        }
    }

    private void nextPlace() {
        examples.remove();
        page = 1;
    }

    private Place place() {
        return Place.of(getExample());
    }
}
