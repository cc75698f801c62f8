package dev.sceneroute.drill;

import dev.sceneroute.production.Deliver;
import dev.sceneroute.sandbox.kling.Fault;
import dev.sceneroute.sandbox.kling.FaultSetting;
import dev.sceneroute.sandbox.kling.KlingSandbox;
import java.util.Map;

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

    private DrillMixture() {}

    /** Lets everything go wrong now and then; nothing of it makes a second order right. What is set already stays. */
    static void dial(KlingSandbox sandbox) {
        Map<Fault, FaultSetting> set = sandbox.faults();
        CHANCES.forEach((fault, chance) -> {
            if (!set.containsKey(fault)) {
                sandbox.dial(fault, FaultSetting.probability(chance));
            }
        });
    }

    /** Nothing goes wrong any more. */
    static void calm(KlingSandbox sandbox) {
        for (Fault fault : Fault.values()) {
            sandbox.dial(fault, FaultSetting.next(0));
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
