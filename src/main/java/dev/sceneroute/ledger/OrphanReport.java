package dev.sceneroute.ledger;

import dev.sceneroute.generation.Units;
import java.util.List;

/**
 * The paid tasks no scene uses.
 *
 * @param complete whether every list was read to its end
 * @param unread what was not read, and why
 * @param listed tasks the providers listed
 * @param foreign listed tasks that are not ours
 * @param count how many orphans there are
 * @param units what they cost together, as far as known; units of tasks that have succeeded
 * @param orphans the orphans, 1,000 at most
 */
public record OrphanReport(
        boolean complete, List<String> unread, int listed, int foreign, int count, Units units, List<Orphan> orphans) {

    /** Copies the lists. */
    public OrphanReport {
        unread = List.copyOf(unread);
        orphans = List.copyOf(orphans);
    }
}
