package dev.sceneroute.drill;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * All deaths of a run: first one at each chosen point in the order of the flow, then a mixture. The same seed gives the
 * same plan. Replicas take the next one each when they are ready for it.
 */
final class DeathPlan {
    private static final int LONGEST_MILLIS = 4_000;

    private final Deque<Death> deaths = new ArrayDeque<>();
    private int size;

    DeathPlan(List<KillPoint> points, DrillOptions options) {
        Random chance = new Random(options.seed());
        List<Death> planned = new ArrayList<>(points.stream().map(Death::at).toList());
        if (options.kills() > 0 && options.kills() < planned.size()) {
            Collections.shuffle(planned, chance);
            planned = planned.subList(0, options.kills());
        }
        boolean mixed = options.points().equals("all") || options.points().equals("none");
        if (options.kills() == 0 && mixed) {
            planned.add(planned.size() / 2, database());
            planned.add(random(chance));
            planned.add(random(chance));
        }
        while (planned.size() < options.kills()) {
            planned.add(mixed ? any(points, chance) : Death.at(points.get(chance.nextInt(points.size()))));
        }
        deaths.addAll(planned);
        size = planned.size();
    }

    /** The points a run is to visit. */
    static List<KillPoint> choose(List<KillPoint> all, String wanted) {
        return switch (wanted) {
            case "all" -> all;
            case "none" -> List.of();
            default ->
                all.stream().filter(point -> point.name().contains(wanted)).toList();
        };
    }

    /** A point nothing came by is visited once more. */
    synchronized void again(Death death) {
        deaths.add(death);
        size++;
    }

    /** The next death; nothing if all are done. */
    synchronized @Nullable Death next() {
        return deaths.poll();
    }

    /** How many there are in all. */
    synchronized int size() {
        return size;
    }

    private static Death any(List<KillPoint> points, Random chance) {
        int draw = chance.nextInt(100);
        if (draw < 3) {
            return database();
        }
        return draw < 40 || points.isEmpty() ? random(chance) : Death.at(points.get(chance.nextInt(points.size())));
    }

    private static Death random(Random chance) {
        return new Death(Death.Kind.AT_RANDOM, null, Duration.ofMillis(chance.nextInt(LONGEST_MILLIS)));
    }

    private static Death database() {
        return new Death(Death.Kind.OF_DATABASE, null, Duration.ZERO);
    }
}
