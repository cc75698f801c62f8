package dev.sceneroute.narration;

import dev.sceneroute.production.SceneKey;
import dev.sceneroute.runtime.Json;
import dev.sceneroute.speech.SceneFit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the table {@code narration}. */
@Repository
public class NarrationStore {
    private static final String INSERT = """
            insert into narration (job_id, scene_order, owner) select :job, unnest(:scenes::int[]), :owner
            """;
    private static final String OF_JOB = "select * from narration where job_id = :job order by scene_order";
    private static final String SPOKEN = """
            update narration set speech_key = :key, updated_at = now()
            where job_id = :job and scene_order = :scene and speech_key is null
            """;
    private static final String FITTED = """
            update narration set fit = :fit::jsonb, anew = false, updated_at = now()
            where job_id = :job and scene_order = :scene
            """;
    private static final String DROP = """
            delete from narration where job_id = :job and scene_order = any(:scenes)
            """;
    private static final String ANEW = """
            update narration set anew = true, updated_at = now() where job_id = :job and scene_order = any(:scenes)
            """;
    private static final String FASTER = """
            update narration set speed = :speed, speech_key = null, fit = :fit::jsonb, updated_at = now()
            where job_id = :job and scene_order = :scene and speed = 1
            """;

    private final JdbcClient database;
    private final Json json;

    NarrationStore(JdbcClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** Stores in which scenes of a job something is said. */
    public void insert(String jobId, String owner, List<Integer> scenes) {
        database.sql(INSERT)
                .param("job", jobId)
                .param("owner", owner)
                .param("scenes", scenes.toArray(Integer[]::new))
                .update();
    }

    /** Forgets what was said in scenes whose text has changed. */
    public void drop(String jobId, List<Integer> scenes) {
        database.sql(DROP)
                .param("job", jobId)
                .param("scenes", scenes.toArray(Integer[]::new))
                .update();
    }

    /** Other lengths are wanted of scenes: each is made as long as that, whatever clip it has. */
    public void fitAnew(String jobId, List<Integer> scenes) {
        database.sql(ANEW)
                .param("job", jobId)
                .param("scenes", scenes.toArray(Integer[]::new))
                .update();
    }

    /** What is said in a job, in the film's order. */
    public List<Narration> ofJob(String jobId) {
        return database.sql(OF_JOB).param("job", jobId).query(this::row).list();
    }

    /** The speech of a scene is made; false if it was already. */
    public boolean spoken(SceneKey scene, String speechKey) {
        return of(SPOKEN, scene).param("key", speechKey).update() == 1;
    }

    /** How a scene and its speech go together. */
    public void fitted(SceneKey scene, SceneFit fit) {
        of(FITTED, scene).param("fit", json.write(fit)).update();
    }

    /** Has a scene spoken anew and faster; false if that was tried before. */
    public boolean faster(SceneKey scene, SceneFit fit) {
        return of(FASTER, scene)
                        .param("speed", fit.choice().speed())
                        .param("fit", json.write(fit))
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec of(String sql, SceneKey scene) {
        return database.sql(sql).param("job", scene.jobId()).param("scene", scene.order());
    }

    private Narration row(ResultSet row, int number) throws SQLException {
        String fit = row.getString("fit");
        return new Narration(
                new SceneKey(row.getString("job_id"), row.getInt("scene_order")),
                row.getString("owner"),
                row.getDouble("speed"),
                row.getString("speech_key"),
                fit == null ? null : json.read(fit, SceneFit.class),
                row.getBoolean("anew"));
    }
}
