package dev.sceneroute.runtime;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What nodes have claimed. The columns {@code claimed_by} and {@code due_at} mean the same in every table whose rows are
 * worked on, and giving a claim back is the same for all; claiming is each table's own.
 */
@Repository
public class ClaimStore {
    private static final String RELEASE = "update %s set due_at = now(), claimed_by = null where claimed_by = :node";
    private static final String CLAIMED = "select %s from %s where claimed_by = :node";
    private static final String RELEASE_SOME = """
            update %s set due_at = %s, claimed_by = null where claimed_by = :node and %s = any(:ids)
            """;
    private static final String AT_ONCE = "now()";
    // A provider that is away is the common cause: it is not asked again at once.
    private static final String SOON = "least(due_at, now() + interval '5 seconds')";

    // In the order in which every transaction touches them.
    private static final List<Place> PLACES = List.of(
            new Place(WorkInHand.JOB, "job", "id", AT_ONCE),
            new Place(WorkInHand.SCENE, "job_scene", "job_id || '/' || scene_order", AT_ONCE),
            new Place(WorkInHand.TASK, "generation_task", "id", SOON));

    private final JdbcClient database;

    ClaimStore(JdbcClient database) {
        this.database = database;
    }

    /**
     * Where claims of a kind stand.
     *
     * @param kind the kind, as {@link WorkInHand} has it
     * @param table the table
     * @param id what {@link WorkInHand} calls a row
     * @param due when a row is due that was left in the middle of the work
     */
    private record Place(String kind, String table, String id, String due) {}

    /** The kinds of {@link WorkInHand} that are claimed in rows. */
    public List<String> kinds() {
        return PLACES.stream().map(Place::kind).toList();
    }

    /** Gives back all that a node had claimed before it was restarted, stopped or died. */
    public void release(String node) {
        for (Place place : PLACES) {
            database.sql(RELEASE.formatted(place.table())).param("node", node).update();
        }
    }

    /** What a node has claimed of a kind, as {@link WorkInHand} has it. */
    public List<String> of(String node, String kind) {
        Place place = place(kind);
        return database.sql(CLAIMED.formatted(place.id(), place.table()))
                .param("node", node)
                .query(String.class)
                .list();
    }

    /** Gives back some of what a node has claimed of a kind. */
    public void release(String node, String kind, Collection<String> some) {
        if (some.isEmpty()) {
            return;
        }
        Place place = place(kind);
        database.sql(RELEASE_SOME.formatted(place.table(), place.due(), place.id()))
                .param("node", node)
                .param("ids", some.toArray(String[]::new))
                .update();
    }

    private static Place place(String kind) {
        return PLACES.stream()
                .filter(place -> place.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nothing is claimed in rows of the kind " + kind));
    }
}
