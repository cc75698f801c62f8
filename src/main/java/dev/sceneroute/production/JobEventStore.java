package dev.sceneroute.production;

import dev.sceneroute.runtime.Json;
import dev.sceneroute.runtime.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            select extract(epoch from now() - run.began) as seconds, scene.scene_order,
                (extract(epoch from max(scene.created_at) filter (where scene.type = 'scene.ordered') - run.began))::float8 as ordered,
                (extract(epoch from max(scene.created_at) filter (where scene.type = 'scene.collected') - run.began))::float8
                    as collected,
                (extract(epoch from max(scene.created_at) filter (where scene.type = 'scene.ready') - run.began))::float8 as ready
            from run left join job_event scene
            on scene.job_id = :job and scene.type in ('scene.ordered', 'scene.collected', 'scene.ready')
               and scene.created_at >= run.began
            where run.began is not null
            group by run.began, scene.scene_order
            """;
    private static final String SPEAKING = """
            with run as (
                select max(created_at) as began from job_event
                where job_id = :job and type in ('job.running', 'job.retried', 'job.resumed'))
            select extract(epoch from now() - run.began) as seconds,
                count(*) filter (where not (spoken.data ->> 'reused')::boolean) as made,
                (array_agg((spoken.data ->> 'of')::int - (spoken.data ->> 'spoken')::int
                           order by spoken.event_no desc))[1] as left_over
            from run join job_event spoken
            on spoken.job_id = :job and spoken.type = 'scene.spoken' and spoken.created_at >= run.began
            group by run.began
            """;
    private static final String ASSEMBLING = """
            select extract(epoch from now() - max(created_at) filter (where type = 'job.assembling')) as seconds
            from job_event
            where job_id = :job and type in ('job.assembling', 'job.held', 'job.resumed')
              and event_no > (select max(event_no) from job_event
                              where job_id = :job and type in ('job.running', 'job.retried'))
            having count(*) filter (where type = 'job.assembling') = 1
               and (array_agg(type order by event_no desc))[1] = 'job.assembling'
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
        Map<Integer, SceneTimes> scenes = new HashMap<>();
        List<Duration> elapsed = database.sql(RUN)
                .param("job", jobId)
                .query((row, index) -> {
                    scenes.put(
                            row.getInt("scene_order"),
                            new SceneTimes(
                                    row.getObject("ordered", Double.class),
                                    row.getObject("collected", Double.class),
                                    row.getObject("ready", Double.class)));
                    return seconds(row);
                })
                .list();
        return elapsed.stream().findFirst().map(since -> new Run(since, scenes));
    }

    /** What has been spoken of a job since it was last set going; nothing if nothing was. */
    Optional<Speaking> speaking(String jobId) {
        return database.sql(SPEAKING)
                .param("job", jobId)
                .query((row, index) -> new Speaking(seconds(row), row.getInt("made"), row.getInt("left_over")))
                .optional();
    }

    /** Since when the scenes of a job are put together; nothing if that has not begun, or not for the first time. */
    Optional<Duration> assembling(String jobId) {
        return database.sql(ASSEMBLING)
                .param("job", jobId)
                .query((row, index) -> seconds(row))
                .optional();
    }

    private static Duration seconds(ResultSet row) throws SQLException {
        return Duration.ofMillis((long) (row.getDouble("seconds") * 1000));
    }

    /**
     * A job set going.
     *
     * @param elapsed since then
     * @param scenes what has happened to its scenes since then, by their order
     */
    record Run(Duration elapsed, Map<Integer, SceneTimes> scenes) {

        SceneTimes times(int order) {
            return scenes.getOrDefault(order, SceneTimes.NONE);
        }

        /** How long a scene takes from its order until it is ready, in seconds; 0 if none has come so far. */
        double usual() {
            return scenes.values().stream()
                    .map(SceneTimes::whole)
                    .flatMap(Optional::stream)
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(0);
        }
    }

    /**
     * When something happened to a scene, in seconds since the job was set going; the last time, if it happened again.
     *
     * @param ordered its clip was ordered
     * @param collected its clip came
     * @param ready it is ready
     */
    record SceneTimes(
            @Nullable Double ordered,
            @Nullable Double collected,
            @Nullable Double ready) {
        static final SceneTimes NONE = new SceneTimes(null, null, null);

        private Optional<Double> whole() {
            return ordered == null || ready == null || ready < ordered
                    ? Optional.empty()
                    : Optional.of(ready - ordered);
        }
    }

    /**
     * What is said in a job is being spoken.
     *
     * @param elapsed since it was set going
     * @param made pieces that were spoken since then; none of those that were there already
     * @param left pieces that are not spoken
     */
    record Speaking(Duration elapsed, int made, int left) {}

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
