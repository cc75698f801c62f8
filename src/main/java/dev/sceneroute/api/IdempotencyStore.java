package dev.sceneroute.api;

import dev.sceneroute.runtime.Rows;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the table {@code idempotency_key}. */
@Repository
class IdempotencyStore {
    private static final String CLAIM = """
            insert into idempotency_key (owner, operation, key, request_sha256)
            values (:owner, :operation, :key, :sha256)
            on conflict do nothing
            """;
    private static final String FIND = """
            select * from idempotency_key where owner = :owner and operation = :operation and key = :key
            """;
    private static final String RECORD = """
            update idempotency_key
            set response_status = :status, response_location = :location, response_body = :body
            where owner = :owner and operation = :operation and key = :key
            """;

    private static final String PURGE = """
            delete from idempotency_key where ctid in (
                select ctid from idempotency_key where created_at < now() - :age::interval limit 10000)
            """;

    private final JdbcClient database;

    IdempotencyStore(JdbcClient database) {
        this.database = database;
    }

    /**
     * Takes a key for a request. While another transaction holds the key this waits for its end.
     *
     * @return false if the key is taken
     */
    boolean claim(String owner, String operation, IdempotencyKey key, String requestSha256) {
        return of(CLAIM, owner, operation, key).param("sha256", requestSha256).update() == 1;
    }

    /** The request a taken key belongs to, and its answer. */
    Earlier earlier(String owner, String operation, IdempotencyKey key) {
        return of(FIND, owner, operation, key)
                .query((row, number) -> new Earlier(
                        row.getString("request_sha256"),
                        Rows.integer(row, "response_status"),
                        row.getString("response_location"),
                        row.getString("response_body")))
                .single();
    }

    /** Keeps the answer for whoever comes with the same key. */
    void record(String owner, String operation, IdempotencyKey key, Answer answer) {
        of(RECORD, owner, operation, key)
                .param("status", answer.status())
                .param("location", answer.location())
                .param("body", answer.json())
                .update();
    }

    /** Forgets keys that are older, ten thousand at most. */
    int purge(Duration age) {
        return database.sql(PURGE).param("age", age.toString()).update();
    }

    private JdbcClient.StatementSpec of(String sql, String owner, String operation, IdempotencyKey key) {
        return database.sql(sql)
                .param("owner", owner)
                .param("operation", operation)
                .param("key", key.value());
    }

    /**
     * A request that was carried out.
     *
     * @param requestSha256 what was asked
     * @param status the answer's status
     * @param location the answer's Location
     * @param body the answer's body
     */
    record Earlier(
            String requestSha256,
            @Nullable Integer status,
            @Nullable String location,
            @Nullable String body) {}
}
