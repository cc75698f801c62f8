package dev.sceneroute.drill;

import dev.sceneroute.production.Deliver;
import dev.sceneroute.sandbox.FaultSetting;
import dev.sceneroute.sandbox.kling.Fault;
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

    private final KlingSandbox sandbox;
    private final Map<Fault, FaultSetting> given;

    /** Nothing goes wrong until {@link #dial}, lest what was given is used up before anything is watched. */
    DrillMixture(KlingSandbox sandbox) {
        this.sandbox = sandbox;
        this.given = Map.copyOf(sandbox.faults());
        given.keySet().forEach(fault -> sandbox.dial(fault, FaultSetting.next(0)));
    }

    /** Lets everything go wrong now and then; nothing of it makes a second order right. What was given is as given. */
    void dial() {
        CHANCES.forEach((fault, chance) -> sandbox.dial(fault, FaultSetting.probability(chance)));
        given.forEach(sandbox::dial);
    }

    /** Nothing goes wrong any more, but for what was given. */
    void calm() {
        for (Fault fault : Fault.values()) {
            if (!given.containsKey(fault)) {
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
