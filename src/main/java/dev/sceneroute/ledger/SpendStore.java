package dev.sceneroute.ledger;

import dev.sceneroute.generation.Money;
import dev.sceneroute.generation.Units;
import dev.sceneroute.ledger.SpendReport.Line;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the view {@code spend}: every order with what is reserved and what was settled. Changes nothing. */
@Repository
class SpendStore {
    /** Rows a report shows at most; its totals are those of all rows. */
    static final int MOST_LINES = 1000;

    // Any number, as long as nothing else in this database takes it.
    private static final String LOCK = "select 1 from (select pg_advisory_xact_lock(7236817265401)) as locked";
    private static final String PROJECT = "select project_id from job where id = :job";
    private static final String USED = """
            select coalesce(sum(reserved + settled), 0) as units,
                   coalesce(sum((reserved + settled) * unit_cost), 0) as money
            from spend where\s""";
    private static final String OF_JOB = USED + "job_id = :job";
    private static final String OF_PROJECT = USED + "project_id = :project";
    private static final String TODAY = USED + "created_at >= date_trunc('day', now(), :zone)";

    private static final String SUMS = """
            count(*) as tasks, count(*) filter (where unpriced) as unpriced,
            coalesce(sum(reserved), 0) as reserved, coalesce(sum(reserved * unit_cost), 0) as money_reserved,
            coalesce(sum(settled), 0) as settled, coalesce(sum(settled * unit_cost), 0) as money_settled
            """;
    private static final String OF_ONE_JOB = "select '' as key, " + SUMS + " from spend where job_id = :job";
    private static final String WITHIN = """
             from spend
            where owner = :owner
              and (:from::date is null or created_at >= :from::date::timestamp at time zone :zone)
              and (:to::date is null or created_at < (:to::date + 1)::timestamp at time zone :zone)
            """;
    private static final String TOTAL = "select '' as key, " + SUMS + WITHIN;
    private static final String LINES = """
            select case :by when 'day' then to_char(created_at at time zone :zone, 'YYYY-MM-DD')
                            when 'project' then project_id
                            when 'provider' then service
                            else job_id end as key,
            """ + SUMS + WITHIN + " group by 1 order by 1 desc limit :most";

    private final JdbcClient database;

    SpendStore(JdbcClient database) {
        this.database = database;
    }

    /** Lets one transaction at a time through here, on all nodes, until it ends. */
    void lock() {
        database.sql(LOCK).query(Integer.class).single();
    }

    /** What a job belongs to. */
    String projectOf(String jobId) {
        return database.sql(PROJECT).param("job", jobId).query(String.class).single();
    }

    /** What is spent and reserved for a job. */
    Amount ofJob(String jobId) {
        return database.sql(OF_JOB).param("job", jobId).query(SpendStore::used).single();
    }

    /** The same for all jobs of a project. */
    Amount ofProject(String projectId) {
        return database.sql(OF_PROJECT)
                .param("project", projectId)
                .query(SpendStore::used)
                .single();
    }

    /** The same for all orders of the day this transaction began on, whoever's they are. */
    Amount today(ZoneId zone) {
        return database.sql(TODAY)
                .param("zone", zone.getId())
                .query(SpendStore::used)
                .single();
    }

    /** A job's orders in one line. */
    Line lineOfJob(String jobId) {
        return database.sql(OF_ONE_JOB)
                .param("job", jobId)
                .query(SpendStore::line)
                .single();
    }

    /** All of one's own orders within some days in one line. */
    Line total(String owner, SpendQuery query, ZoneId zone) {
        return within(TOTAL, owner, query, zone).query(SpendStore::line).single();
    }

    /** One's own orders within some days, summed up, the newest or last key first. */
    List<Line> lines(String owner, SpendQuery query, ZoneId zone) {
        return within(LINES, owner, query, zone)
                .param("by", query.by().word())
                .param("most", MOST_LINES + 1)
                .query(SpendStore::line)
                .list();
    }

    private JdbcClient.StatementSpec within(String sql, String owner, SpendQuery query, ZoneId zone) {
        return database.sql(sql)
                .param("owner", owner)
                .param("from", query.from())
                .param("to", query.to())
                .param("zone", zone.getId());
    }

    private static Amount used(ResultSet row, int number) throws SQLException {
        return new Amount(new Units(row.getBigDecimal("units")), new Money(row.getBigDecimal("money")));
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getString("key"),
                row.getLong("tasks"),
                row.getLong("unpriced"),
                new Amount(new Units(row.getBigDecimal("reserved")), new Money(row.getBigDecimal("money_reserved"))),
                new Amount(new Units(row.getBigDecimal("settled")), new Money(row.getBigDecimal("money_settled"))));
    }
}
