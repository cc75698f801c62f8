package dev.sceneroute.sandbox.kling;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Decides which faults strike: the next so many, or a share of all, drawn from a seeded source of chance. */
final class FaultDial {
    private final Map<Fault, FaultSetting> settings = new ConcurrentHashMap<>();
    private final Map<Fault, FaultSetting> initial;
    private final Random chance;
    private final long seed;

    FaultDial(Map<Fault, FaultSetting> initial, long seed) {
        this.initial = Map.copyOf(initial);
        this.seed = seed;
        this.chance = new Random(seed);
        settings.putAll(initial);
    }

    void dial(Fault fault, FaultSetting setting) {
        settings.put(fault, setting);
    }

    /** Back to what was configured. */
    void reset() {
        settings.clear();
        settings.putAll(initial);
        chance.setSeed(seed);
    }

    /** Whether this fault strikes now; one of its "next" is then used up. */
    boolean strikes(Fault fault) {
        boolean[] counted = new boolean[1];
        FaultSetting setting = settings.computeIfPresent(fault, (key, before) -> {
            counted[0] = before.next() > 0;
            return counted[0] ? before.oneLess() : before;
        });
        return counted[0] || (setting != null && chance.nextDouble() < setting.probability());
    }

    /** The faults that strike of those drawn at this moment. */
    Set<Fault> draw(Fault.When when) {
        return settings.keySet().stream()
                .sorted()
                .filter(fault -> fault.when() == when)
                .filter(this::strikes)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Fault.class)));
    }

    Map<Fault, FaultSetting> settings() {
        Map<Fault, FaultSetting> copy = new EnumMap<>(Fault.class);
        copy.putAll(settings);
        return copy;
    }
}
