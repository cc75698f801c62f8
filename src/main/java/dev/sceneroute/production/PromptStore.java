package dev.sceneroute.production;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The prompts of scenes that are not their script's: those the rewrite hook is asked for and those people give. They
 * stand in {@code job_scene}; a scene that waits for one is not due to be ordered.
 */
@Repository
public class PromptStore {
    /** Read by the sweeper: the key of each scene for which the rewrite hook is to be asked. */
    public static final String DUE = """
            select s.job_id, s.scene_order from job_scene s join job on job.id = s.job_id
            where s.rewrite_at <= now() and s.state = 'waiting' and job.status = 'running'
            order by s.rewrite_at limit 500
            """;

    private static final String AWAIT = """
            update job_scene
            set state = 'waiting', task_id = null, attempt = :attempt, due_at = 'infinity', rewrite_at = now(),
                rewrite_tries = 0, error_code = 'CONTENT_REFUSED', error_message = :message, updated_at = now()
            where job_id = :job and scene_order = :scene and state = 'ordered' and task_id = :task
            """;
    private static final String CLAIM = """
            update job_scene
            set rewrite_at = now() + :lease::interval, rewrite_tries = rewrite_tries + 1
            where job_id = :job and scene_order = :scene and state = 'waiting' and rewrite_at <= now()
              and exists (select 1 from job where id = :job and status = 'running')
            """;
    private static final String TAKE = """
            update job_scene
            set prompt = :prompt, rewrite_at = null, due_at = now(), error_code = null, error_message = null,
                updated_at = now()
            where job_id = :job and scene_order = :scene and state = 'waiting' and rewrite_at is not null
            """;
    private static final String ASK_LATER = """
            update job_scene set rewrite_at = now() + :pause::interval
            where job_id = :job and scene_order = :scene and state = 'waiting' and rewrite_at is not null
            returning rewrite_tries
            """;
    private static final String EDIT = """
            update job_scene
            set prompt = coalesce(:prompt, prompt), adjust_for = coalesce(:reason, adjust_for), updated_at = now()
            where job_id = :job and scene_order = :scene and state = 'waiting'
            """;

    private static final String DROP = """
            update job_scene set prompt = null, adjust_for = null, updated_at = now()
            where job_id = :job and scene_order = :scene
            """;

    private final JdbcClient database;

    PromptStore(JdbcClient database) {
        this.database = database;
    }

    /** Has an ordered scene whose prompt was refused wait for another one: the next attempt. */
    public boolean await(SceneKey key, String taskId, int attempt, String refusal) {
        return of(AWAIT, key)
                        .param("task", taskId)
                        .param("attempt", attempt)
                        .param("message", refusal)
                        .update()
                == 1;
    }

    /** Claims the asking for another prompt; false if nobody waits for one, or somebody else asks. */
    public boolean claim(SceneKey key, Duration lease) {
        return of(CLAIM, key).param("lease", lease.toString()).update() == 1;
    }

    /** Another prompt is there: the scene waits for its turn. */
    public boolean take(SceneKey key, String prompt) {
        return of(TAKE, key).param("prompt", prompt).update() == 1;
    }

    /**
     * No other prompt was given: asked again later.
     *
     * @return how often it was asked; nothing if nobody waits for it any more
     */
    public Optional<Integer> askLater(SceneKey key, Duration pause) {
        return of(ASK_LATER, key)
                .param("pause", pause.toString())
                .query(Integer.class)
                .optional();
    }

    /**
     * Changes what a waiting scene is ordered with.
     *
     * @param prompt in place of the script's; nothing leaves it
     * @param reason what the order is adjusted to, in the word of rows; nothing leaves it
     */
    public void edit(SceneKey key, @Nullable String prompt, @Nullable String reason) {
        of(EDIT, key).param("prompt", prompt).param("reason", reason).update();
    }

    /** Has a scene ordered as its script says, whatever was given in place of that. */
    public void drop(SceneKey key) {
        of(DROP, key).update();
    }

    private JdbcClient.StatementSpec of(String sql, SceneKey key) {
        return database.sql(sql).param("job", key.jobId()).param("scene", key.order());
    }
}
