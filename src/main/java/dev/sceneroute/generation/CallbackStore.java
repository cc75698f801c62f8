package dev.sceneroute.generation;

import dev.sceneroute.runtime.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the table {@code callback}. A row is never changed. */
@Repository
public class CallbackStore {
    private static final int LONGEST_HEADER = 1000;
    private static final int BATCH = 1000;

    // Where nothing follows from a callback, nobody waits for the disk: a power cut may lose that it came, and no more.
    private static final String KEEP = """
            insert into callback (service, task_id, webhook_id, webhook_timestamp, webhook_signature, signed, size_bytes,
                                  body, verdict)
            select :service, :task, :id, :timestamp, :signatures, :signed, :size, :body, :verdict
            where :durable or set_config('synchronous_commit', 'off', true) is not null
            on conflict (service, webhook_id)
                where signed and verdict in ('accepted', 'early', 'nothing_new', 'repeated', 'out_of_order', 'late')
                do nothing
            """;
    private static final String OF_TASKS = """
            select * from (
                select *, row_number() over (partition by task_id order by id desc) as place
                from callback where task_id in (:tasks)) as newest
            where place <= :most order by id desc
            """;
    private static final String FORGET_OLD = """
            delete from callback
            where id in (select id from callback order by id limit :batch)
              and received_at < now() - :keep::interval
            """;
    private static final String FORGET_STRANGERS = """
            delete from callback where id in (
                select id from callback
                where verdict in ('unknown_task', 'unsigned', 'forged', 'stale', 'too_large')
                order by id desc offset :most limit :batch)
            """;

    private final JdbcClient database;
    private final CallbackSettings settings;

    CallbackStore(JdbcClient database, CallbackSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /**
     * Keeps a callback. If another transaction is about to keep one with the same proven id, this waits for its end.
     *
     * @param taskId the task whose address it came to, if it is one's
     * @return false if a callback with the same proven id was kept before; then nothing is written
     */
    public boolean keep(SignedCallback signed, @Nullable String taskId, CallbackVerdict verdict) {
        IncomingCallback callback = signed.callback();
        int kept = Math.min(callback.body().length, settings.keptBytes(verdict));
        return database.sql(KEEP)
                        .param("service", signed.service())
                        .param("task", taskId)
                        .param("id", shortened(callback.headers().id()))
                        .param("timestamp", shortened(callback.headers().timestamp()))
                        .param("signatures", shortened(callback.headers().signatures()))
                        .param("signed", signed.proven())
                        .param("size", callback.size())
                        .param("body", Arrays.copyOf(callback.body(), kept))
                        .param("verdict", verdict.word())
                        .param("durable", verdict.isActedUpon() || verdict == CallbackVerdict.FAILED)
                        .update()
                == 1;
    }

    /**
     * The newest callbacks of some tasks, newest first, by task.
     *
     * @param most how many of each
     */
    public Map<String, List<KeptCallback>> ofTasks(Collection<String> taskIds, int most) {
        if (taskIds.isEmpty()) {
            return Map.of();
        }
        return database
                .sql(OF_TASKS)
                .param("tasks", taskIds)
                .param("most", most)
                .query(CallbackStore::row)
                .list()
                .stream()
                .collect(Collectors.groupingBy(KeptCallback::taskId));
    }

    /**
     * Forgets what is too old, and the oldest of what strangers sent.
     *
     * @return how many callbacks were forgotten
     */
    public int forgetOld() {
        int forgotten = 0;
        int now;
        do {
            now = database.sql(FORGET_OLD)
                            .param("keep", settings.keepFor().toString())
                            .param("batch", BATCH)
                            .update()
                    + database.sql(FORGET_STRANGERS)
                            .param("most", settings.strangers())
                            .param("batch", BATCH)
                            .update();
            forgotten += now;
        } while (now >= BATCH);
        return forgotten;
    }

    /** A header belongs to whoever sent it: it may be of any length, and hold a NUL, which is no text to a database. */
    private static @Nullable String shortened(@Nullable String header) {
        return header == null
                ? null
                : header.substring(0, Math.min(header.length(), LONGEST_HEADER)).replace('\0', '?');
    }

    private static KeptCallback row(ResultSet row, int number) throws SQLException {
        return new KeptCallback(
                row.getString("task_id"),
                Rows.time(row, "received_at"),
                CallbackVerdict.of(row.getString("verdict")),
                row.getLong("size_bytes"));
    }
}
