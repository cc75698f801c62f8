package dev.sceneroute.sandbox;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Decides which faults strike: the next so many, or a share of all, drawn from a seeded source of chance.
 *
 * @param <F> the faults a simulated service has
 */
public final class FaultDial<F extends Enum<F>> {
    private final Class<F> kind;
    private final Map<F, FaultSetting> settings = new ConcurrentHashMap<>();
    private final Map<F, FaultSetting> initial;
    private final Random chance;
    private final long seed;

    /**
     * Makes the dial.
     *
     * @param kind the faults there are
     * @param initial what is dialled from the start
     * @param seed where chance begins
     */
    public FaultDial(Class<F> kind, Map<F, FaultSetting> initial, long seed) {
        this.kind = kind;
        this.initial = Map.copyOf(initial);
        this.seed = seed;
        this.chance = new Random(seed);
        settings.putAll(initial);
    }

    /** Sets how often a fault strikes; what was set for it before is forgotten. */
    public void dial(F fault, FaultSetting setting) {
        settings.put(fault, setting);
    }

    /** Back to what was configured. */
    public void reset() {
        settings.clear();
        settings.putAll(initial);
        chance.setSeed(seed);
    }

    /** Whether this fault strikes now; one of its "next" is then used up. */
    public boolean strikes(F fault) {
        boolean[] counted = new boolean[1];
        FaultSetting setting = settings.computeIfPresent(fault, (key, before) -> {
            counted[0] = before.next() > 0;
            return counted[0] ? before.oneLess() : before;
        });
        return counted[0] || (setting != null && chance.nextDouble() < setting.probability());
    }

    /** The faults that strike of those drawn at this moment. */
    public Set<F> draw(Predicate<F> now) {
        return settings.keySet().stream()
                .sorted()
                .filter(now)
                .filter(this::strikes)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(kind)));
    }

    /** How often every dialled fault still strikes. */
    public Map<F, FaultSetting> settings() {
        Map<F, FaultSetting> copy = new EnumMap<>(kind);
        copy.putAll(settings);
        return copy;
    }
}
