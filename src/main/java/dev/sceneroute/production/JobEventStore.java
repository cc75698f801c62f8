package dev.sceneroute.production;

import dev.sceneroute.runtime.Json;
import dev.sceneroute.runtime.Rows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

    private static final String RUN = """
            with run as (
                select max(created_at) as began from job_event
                where job_id = :job and type in ('job.running', 'job.narrated', 'job.retried', 'job.resumed'))
            select extract(epoch from now() - run.began) as seconds, count(distinct scene.scene_order) as ready
            from run left join job_event scene
            on scene.job_id = :job and scene.type = 'scene.ready' and scene.created_at >= run.began
            where run.began is not null
            group by run.began
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

    /** What has come of a job since it was last set going; nothing if it never was. */
    Optional<Run> run(String jobId) {
        return database.sql(RUN)
                .param("job", jobId)
                .query((row, index) ->
                        new Run(Duration.ofMillis((long) (row.getDouble("seconds") * 1000)), row.getInt("ready")))
                .optional();
    }

    /**
     * A job set going.
     *
     * @param elapsed since then
     * @param scenesReady how many of its scenes have become ready since then
     */
    record Run(Duration elapsed, int scenesReady) {}

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
