package dev.sceneroute.production;

import dev.sceneroute.production.ClipInspection.Figure;
import dev.sceneroute.runtime.Json;
import dev.sceneroute.runtime.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the table {@code clip_check}. Rows are added, never changed. */
@Repository
public class ClipInspectionStore {
    private static final String APPEND = """
            insert into clip_check (job_id, scene_order, task_id, check_no, owner, attempt, verdict, fault, repair,
                message, figures)
            select :job, :scene, :task, (select count(*) + 1 from clip_check where task_id = :task), owner, :attempt,
                :verdict, :fault, :repair, :message, :figures::jsonb
            from job_scene where job_id = :job and scene_order = :scene
            """;
    private static final String OF_JOB =
            "select * from clip_check where job_id = :job order by scene_order, checked_at, check_no";
    private static final String REPAIRED_SO = """
            select exists (select 1 from clip_check where task_id = :task and repair = :repair)
            """;

    private final JdbcClient database;
    private final Json json;

    ClipInspectionStore(JdbcClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** Keeps what came of a check, in the transaction that acts on it. */
    public void append(ClipInspection inspection) {
        database.sql(APPEND)
                .param("job", inspection.scene().jobId())
                .param("scene", inspection.scene().order())
                .param("task", inspection.taskId())
                .param("attempt", inspection.attempt())
                .param("verdict", inspection.verdict())
                .param("fault", inspection.fault())
                .param("repair", inspection.repair())
                .param("message", inspection.message())
                .param("figures", json.write(inspection.figures()))
                .update();
    }

    /** All checks of a job's clips: by scene, and in the order in which they were made. */
    public List<ClipInspection> ofJob(String jobId) {
        return database.sql(OF_JOB).param("job", jobId).query(this::row).list();
    }

    /** Whether a repair was tried already for a task's clip. */
    public boolean repairedSo(String taskId, String repair) {
        return database.sql(REPAIRED_SO)
                .param("task", taskId)
                .param("repair", repair)
                .query(Boolean.class)
                .single();
    }

    private ClipInspection row(ResultSet row, int number) throws SQLException {
        return new ClipInspection(
                new SceneKey(row.getString("job_id"), row.getInt("scene_order")),
                row.getInt("attempt"),
                row.getString("task_id"),
                row.getString("verdict"),
                row.getString("fault"),
                row.getString("repair"),
                row.getString("message"),
                List.of(json.read(row.getString("figures"), Figure[].class)),
                Rows.time(row, "checked_at"));
    }
}
