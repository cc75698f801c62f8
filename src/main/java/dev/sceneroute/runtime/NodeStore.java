package dev.sceneroute.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the table {@code node}. Times are the database's own, so that clocks of machines do not matter. */
@Repository
public class NodeStore {
    private static final String BEAT = """
            with mine as (
                insert into node (name, started_at, beat_at, draining) values (:name, :startedAt, now(), :draining)
                on conflict (name) do update
                set started_at = excluded.started_at, beat_at = now(), draining = excluded.draining)
            select name from node where name <> :name and beat_at < now() - :lostAfter::interval
            """;
    private static final String REMOVE_LOST =
            "delete from node where name = :name and beat_at < now() - :lostAfter::interval";
    private static final String REMOVE = "delete from node where name = :name";
    private static final String ALL = "select * from node order by started_at, name";

    private final JdbcClient database;

    NodeStore(JdbcClient database) {
        this.database = database;
    }

    /**
     * Says that a node lives, and sees which others do not.
     *
     * @param draining whether it takes nothing new
     * @param lostAfter after what silence a node counts as dead
     * @return the names of the dead
     */
    public List<String> beat(String name, Instant startedAt, boolean draining, Duration lostAfter) {
        return database.sql(BEAT)
                .param("name", name)
                .param("startedAt", Rows.at(startedAt))
                .param("draining", draining)
                .param("lostAfter", lostAfter.toString())
                .query(String.class)
                .list();
    }

    /** Strikes a dead node off; false if it lives again or somebody else has done so. */
    public boolean removeLost(String name, Duration lostAfter) {
        return database.sql(REMOVE_LOST)
                        .param("name", name)
                        .param("lostAfter", lostAfter.toString())
                        .update()
                == 1;
    }

    /** Strikes off a node that stops. */
    public void remove(String name) {
        database.sql(REMOVE).param("name", name).update();
    }

    /** All nodes, the oldest first. */
    public List<Beat> all() {
        return database.sql(ALL)
                .query((row, number) -> new Beat(
                        row.getString("name"),
                        Rows.time(row, "started_at"),
                        Rows.time(row, "beat_at"),
                        row.getBoolean("draining")))
                .list();
    }

    /**
     * A process at work.
     *
     * @param name its name
     * @param startedAt since when it runs
     * @param beatAt when it was heard of last
     * @param draining whether it takes nothing new because it is about to stop
     */
    public record Beat(String name, Instant startedAt, Instant beatAt, boolean draining) {}
}
