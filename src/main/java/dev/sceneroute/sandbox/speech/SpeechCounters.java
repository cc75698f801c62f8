package dev.sceneroute.sandbox.speech;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what reached the simulated engines and what they would have been paid for. */
final class SpeechCounters {
    private final Map<SpeechService, Tally> tallies = new EnumMap<>(SpeechService.class);

    private static final class Tally {
        private long requests;
        private long spoken;
        private long marked;
        private long billed;
        private final Map<String, Long> refusals = new TreeMap<>();
    }

    synchronized void asked(SpeechService service) {
        tally(service).requests++;
    }

    synchronized void refused(SpeechService service, String code) {
        tally(service).refusals.merge(code, 1L, Long::sum);
    }

    /** An answer with sound, or with marks alone; both are billed. */
    synchronized void answered(SpeechService service, long characters, boolean sound) {
        Tally tally = tally(service);
        tally.billed += characters;
        if (sound) {
            tally.spoken++;
        } else {
            tally.marked++;
        }
    }

    synchronized SpeechSandbox.Counts counts(SpeechService service) {
        Tally tally = tally(service);
        return new SpeechSandbox.Counts(
                tally.requests, tally.spoken, tally.marked, tally.billed, Map.copyOf(tally.refusals));
    }

    synchronized void reset() {
        tallies.clear();
    }

    private Tally tally(SpeechService service) {
        return tallies.computeIfAbsent(service, key -> new Tally());
    }
}
