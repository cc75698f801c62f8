package dev.sceneroute.sandbox.speech;

import dev.sceneroute.sandbox.FaultDial;
import dev.sceneroute.sandbox.FaultSetting;
import java.util.Map;

/** The simulated engines as tests and the control endpoint handle them: their counts, their dials, a fresh start. */
public final class SpeechSandbox {
    private final SpeechCounters counters;
    private final FaultDial<SpeechFault> faults;

    SpeechSandbox(SpeechCounters counters, FaultDial<SpeechFault> faults) {
        this.counters = counters;
        this.faults = faults;
    }

    /**
     * What reached one engine since the last start or reset.
     *
     * @param requests all requests
     * @param spoken answers with sound
     * @param marked answers with marks alone
     * @param billedCharacters what would have been paid for
     * @param refusals by the engine's name of the error
     */
    public record Counts(long requests, long spoken, long marked, long billedCharacters, Map<String, Long> refusals) {}

    /** The counts of an engine now. */
    public Counts counts(SpeechService service) {
        return counters.counts(service);
    }

    /** Sets how often a fault strikes; what was set for it before is forgotten. */
    public void dial(SpeechFault fault, FaultSetting setting) {
        faults.dial(fault, setting);
    }

    /** How often every dialled fault still strikes. */
    public Map<SpeechFault, FaultSetting> faults() {
        return faults.settings();
    }

    /** Forgets all counts and turns every dial back. */
    public void reset() {
        counters.reset();
        faults.reset();
    }
}
