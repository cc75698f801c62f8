package dev.sceneroute.generation;

import dev.sceneroute.runtime.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What may be told of a callback.
 *
 * @param taskId the task it came for
 * @param receivedAt when it came
 * @param verdict what was made of it
 * @param sizeBytes how large its body was
 */
public record KeptCallback(String taskId, Instant receivedAt, CallbackVerdict verdict, long sizeBytes) {

    static KeptCallback of(ResultSet row, int number) throws SQLException {
        return new KeptCallback(
                row.getString("task_id"),
                Rows.time(row, "received_at"),
                CallbackVerdict.of(row.getString("verdict")),
                row.getLong("size_bytes"));
    }
}
