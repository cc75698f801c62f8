package dev.sceneroute.production;

import dev.sceneroute.runtime.Json;
import dev.sceneroute.runtime.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the table {@code job_event}. */
@Repository
public class JobEventStore {
    private static final String APPEND = """
            insert into job_event (job_id, event_no, owner, type, scene_order, data)
            select :job, :number, owner, :type, :scene, :data::jsonb from job where id = :job
            """;
    private static final String AFTER = """
            select * from job_event where job_id = :job and event_no > :after order by event_no limit :limit
            """;

    private final JdbcClient database;
    private final Json json;

    JobEventStore(JdbcClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    void append(String jobId, int number, String type, @Nullable Integer sceneOrder, Object data) {
        database.sql(APPEND)
                .param("job", jobId)
                .param("number", number)
                .param("type", type)
                .param("scene", sceneOrder)
                .param("data", json.write(data))
                .update();
    }

    /** The events after a number, oldest first, at most {@code limit}. */
    public List<JobEvent> after(String jobId, int number, int limit) {
        return database.sql(AFTER)
                .param("job", jobId)
                .param("after", number)
                .param("limit", limit)
                .query((row, index) -> new JobEvent(
                        row.getString("job_id"),
                        row.getInt("event_no"),
                        row.getString("type"),
                        Rows.integer(row, "scene_order"),
                        json.tree(row.getString("data")),
                        Rows.time(row, "created_at")))
                .list();
    }
}
