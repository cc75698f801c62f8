package dev.sceneroute.media;

import java.util.List;
import java.util.Locale;

/** What a check of a clip came to, as a whole. */
public enum ClipVerdict {
    /** It is what was ordered. */
    GOOD,
    /** It is used after a repair that costs nothing. */
    REPAIRED,
    /** It is used, but somebody should look at it. */
    WARNED,
    /** It is not used. */
    REJECTED;

    /** The word used in rows and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The gravest of the findings decides. */
    static ClipVerdict of(List<ClipFinding> findings) {
        return findings.stream()
                .map(ClipVerdict::of)
                .max(ClipVerdict::compareTo)
                .orElse(GOOD);
    }

    static ClipVerdict of(ClipFinding finding) {
        if (finding.fault() == null) {
            return GOOD;
        }
        return switch (finding.repair()) {
            case NONE -> WARNED;
            case CONFORM, HOLD_LAST_FRAMES -> REPAIRED;
            case FETCH_AGAIN, EXTEND, REORDER, GIVE_UP -> REJECTED;
        };
    }
}
