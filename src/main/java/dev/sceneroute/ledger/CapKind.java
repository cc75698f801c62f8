package dev.sceneroute.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a cap holds for. */
public enum CapKind {
    PER_JOB,
    PER_DAY,
    PER_PROJECT;

    /** The word in JSON, such as {@code per_job}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The setting, such as {@code sceneroute.budget.per-job}. */
    public String setting() {
        return "sceneroute.budget." + word().replace('_', '-');
    }
}
