package dev.sceneroute.production;

import dev.sceneroute.runtime.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All SQL of the table {@code pause}. Claims of new work look at this table in their own statements, so that a pause
 * holds for every process from the moment it is committed.
 */
@Repository
public class PauseStore {
    /** Read by the sweeper: the {@code scope} of each paused account that is to be looked at. */
    public static final String DUE =
            "select scope from pause where check_at <= now() and scope like 'service:%' order by check_at limit 100";

    private static final String PAUSE = """
            insert into pause (scope, code, message, paused_by, check_at)
            values (:scope, :code, :message, :by, now() + :checkIn::interval)
            on conflict (scope) do update
            set code = excluded.code, message = excluded.message, paused_by = excluded.paused_by,
                check_at = excluded.check_at
            where pause.paused_by = 'program'
            """;
    private static final String RESUME = "delete from pause where scope = :scope";
    private static final String CLAIM_CHECK = """
            update pause set check_at = now() + :next::interval where scope = :scope and check_at <= now() returning *
            """;
    private static final String FIND = "select * from pause where scope = :scope";
    private static final String ALL = "select * from pause order by paused_at";

    private final JdbcClient database;

    PauseStore(JdbcClient database) {
        this.database = database;
    }

    /**
     * Pauses something. Paused twice it stays paused; a pause a person wished is not changed by the program.
     *
     * @param code why, see {@link Pause#code}
     * @param message why and what to do, in words
     * @param byPerson whether a person wishes it
     * @param checkIn after what time the program may look whether the cause has gone; nothing for never
     * @return false if it was paused by a person before
     */
    public boolean pause(PauseScope scope, String code, String message, boolean byPerson, @Nullable Duration checkIn) {
        return database.sql(PAUSE)
                        .param("scope", scope.text())
                        .param("code", code)
                        .param("message", message)
                        .param("by", byPerson ? "person" : "program")
                        .param("checkIn", checkIn == null ? null : checkIn.toString())
                        .update()
                == 1;
    }

    /** Goes on; false if it was not paused. */
    public boolean resume(PauseScope scope) {
        return database.sql(RESUME).param("scope", scope.text()).update() == 1;
    }

    /**
     * Claims the look whether a pause's cause has gone.
     *
     * @param next when to look again, if it has not
     * @return nothing if somebody else looks, or it is not paused any more
     */
    public Optional<Pause> claimCheck(PauseScope scope, Duration next) {
        return database.sql(CLAIM_CHECK)
                .param("scope", scope.text())
                .param("next", next.toString())
                .query(PauseStore::row)
                .optional();
    }

    /** Why something is paused, if it is. */
    public Optional<Pause> find(PauseScope scope) {
        return database.sql(FIND)
                .param("scope", scope.text())
                .query(PauseStore::row)
                .optional();
    }

    /** Everything that is paused, the longest first. */
    public List<Pause> all() {
        return database.sql(ALL).query(PauseStore::row).list();
    }

    private static Pause row(ResultSet row, int number) throws SQLException {
        return new Pause(
                new PauseScope(row.getString("scope")),
                row.getString("code"),
                row.getString("message"),
                "person".equals(row.getString("paused_by")),
                Rows.time(row, "paused_at"),
                Rows.instant(row, "check_at"));
    }
}
