package dev.sceneroute.drill;

import dev.sceneroute.production.Deliver;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
import dev.sceneroute.sandbox.kling.KlingSandbox;
import java.util.Map;
import java.util.Set;

/** What happens all the time, whatever dies: the troubles of the network and of the provider, and jobs of all kinds. */
final class DrillMixture {
    private static final Map<Fault, Double> CHANCES = Map.ofEntries(
            Map.entry(Fault.REPLY_LOST, 0.05),
            Map.entry(Fault.CREATE_ERROR_AFTER, 0.03),
            Map.entry(Fault.CREATE_TIMED_OUT, 0.03),
            Map.entry(Fault.CREATE_ERROR_BEFORE, 0.03),
            Map.entry(Fault.CREATE_TOO_FAST, 0.06),
            Map.entry(Fault.CREATE_OVER_LIMIT, 0.04),
            Map.entry(Fault.CALLBACK_LOST, 0.05),
            Map.entry(Fault.CALLBACK_LATE, 0.03),
            Map.entry(Fault.CALLBACK_DOUBLE, 0.06),
            Map.entry(Fault.CALLBACK_OUT_OF_ORDER, 0.06),
            Map.entry(Fault.CALLBACK_EARLY, 0.06),
            Map.entry(Fault.CALLBACK_FORGED, 0.06),
            Map.entry(Fault.QUERY_ERROR, 0.03),
            Map.entry(Fault.FILE_CUT, 0.03));

    private final KlingSandbox sandbox;
    private final Set<Fault> given;

    DrillMixture(KlingSandbox sandbox) {
        this.sandbox = sandbox;
        this.given = Set.copyOf(sandbox.faults().keySet());
    }

    /** Lets everything go wrong now and then; nothing of it makes a second order right. What was given stays. */
    void dial() {
        CHANCES.forEach((fault, chance) -> {
            if (!given.contains(fault)) {
                sandbox.dial(fault, FaultSetting.probability(chance));
            }
        });
    }

    /** Nothing goes wrong any more, but for what was given. */
    void calm() {
        for (Fault fault : Fault.values()) {
            if (!given.contains(fault)) {
                sandbox.dial(fault, FaultSetting.next(0));
            }
        }
    }

    /** How far the next job goes: most of them stop where the money is spent. */
    static Deliver any(int number) {
        return switch (number % 4) {
            case 0 -> Deliver.FILM;
            case 1 -> Deliver.CLIPS;
            default -> Deliver.LINKS;
        };
    }
}
