package dev.sceneroute.generation;

import dev.sceneroute.production.SceneKey;
import dev.sceneroute.runtime.Json;
import dev.sceneroute.runtime.Rows;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the table {@code generation_task}. An ended task is never changed. */
@Repository
public class GenerationTaskStore {
    /** Read by the sweeper: the {@code id} of each task whose time has come to be asked after. */
    public static final String DUE = """
            select id from generation_task
            where due_at <= now() and state in ('intended', 'submitted', 'processing') order by due_at limit 500
            """;

    // A scene that was put back before its order was accepted meets its own intent again: same external id, same row.
    private static final String INTEND = """
            insert into generation_task (id, owner, job_id, scene_order, attempt, service, model, endpoint, external_id,
                                         callback_token, request, state, due_at, claimed_by)
            values (:id, :owner, :job, :scene, :attempt, :service, :model, :endpoint, :externalId,
                    :token, :request::jsonb, 'intended', now() + :patience::interval, :node)
            """;
    private static final String FIND = "select * from generation_task where id = :id";
    private static final String BY_TOKEN = "select * from generation_task where callback_token = :token";
    private static final String OF_SCENE = """
            select * from generation_task where job_id = :job and scene_order = :scene order by attempt
            """;
    private static final String ACCEPTED = """
            update generation_task
            set state = 'submitted', provider_task_id = :providerTask, request_id = :requestId, raw_request = :request,
                raw_answer = :answer, due_at = now() + :patience::interval, claimed_by = null, updated_at = now()
            where id = :id and state in ('intended', 'unknown')
            """;
    private static final String HEARD = """
            update generation_task
            set raw_callback = :raw, provider_task_id = coalesce(provider_task_id, :providerTask),
                state = case when state in ('intended', 'submitted') and :processing then 'processing' else state end,
                updated_at = now()
            where id = :id and state not in ('succeed', 'failed')
            """;
    private static final String END = """
            update generation_task
            set state = :state, provider_task_id = coalesce(provider_task_id, :providerTask),
                units_settled = :units, failure_kind = :kind, failure_message = :message,
                raw_answer = coalesce(:answer, raw_answer), due_at = null, claimed_by = null, updated_at = now(),
                finished_at = now()
            where id = :id and state not in ('succeed', 'failed')
            """;
    private static final String FORGET = "delete from generation_task where id = :id and state = 'intended'";
    private static final String CLAIM_CHECK = """
            update generation_task
            set due_at = now() + :lease::interval, claimed_by = :node, checks = checks + 1
            where id = :id and state in ('intended', 'submitted', 'processing') and due_at <= now()
            returning *
            """;
    private static final String CHECK_LATER = """
            update generation_task set due_at = now() + :patience::interval, claimed_by = null, missing = 0
            where id = :id and state in ('intended', 'submitted', 'processing')
            """;
    private static final String MISSED = """
            update generation_task
            set missing = missing + 1, due_at = now() + :patience::interval, claimed_by = null, updated_at = now()
            where id = :id and state in ('submitted', 'processing')
            returning missing
            """;
    private static final String UNKNOWN = """
            update generation_task
            set state = 'unknown', failure_message = :message, due_at = null, claimed_by = null, updated_at = now()
            where id = :id and state in ('intended', 'submitted', 'processing')
            """;
    private static final String ADOPT = """
            update generation_task
            set state = 'submitted', provider_task_id = coalesce(:providerTask, provider_task_id), missing = 0,
                failure_message = null, deadline = now() + :limit::interval, due_at = now(), claimed_by = null,
                updated_at = now()
            where id = :id and state not in ('succeed', 'failed')
            """;
    private static final String GIVE_TIME = """
            update generation_task set deadline = now() + :limit::interval, due_at = now(), claimed_by = null
            where id = :id and state in ('intended', 'submitted', 'processing')
            """;
    private static final String OVERDUE = """
            select coalesce(deadline, created_at + :limit::interval) < now() from generation_task where id = :id
            """;
    private static final String ASK_SOON = """
            update generation_task set due_at = least(due_at, now() + :patience::interval)
            where state in ('submitted', 'processing') and claimed_by is null
            """;
    private static final String OPEN = """
            select * from generation_task where state in ('intended', 'submitted', 'processing', 'unknown')
            order by created_at limit 10000
            """;
    private static final String RELEASE =
            "update generation_task set due_at = now(), claimed_by = null where claimed_by = :node";

    private final JdbcClient database;
    private final Json json;

    GenerationTaskStore(JdbcClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Commits the intent to order, before the call.
     *
     * @param patience how long the call may take before somebody else looks the order up
     * @param node who makes the call
     */
    public void intend(GenerationTask task, Duration patience, String node) {
        VideoOrder order = task.order();
        database.sql(INTEND)
                .param("id", task.id())
                .param("owner", task.owner())
                .param("job", task.scene().jobId())
                .param("scene", task.scene().order())
                .param("attempt", task.attempt())
                .param("service", task.service())
                .param("model", order.model())
                .param("endpoint", order.endpoint().text())
                .param("externalId", order.externalId())
                .param("token", task.callbackToken())
                .param("request", json.write(order))
                .param("patience", patience.toString())
                .param("node", node)
                .update();
    }

    /** One task. */
    public Optional<GenerationTask> find(String id) {
        return database.sql(FIND).param("id", id).query(this::row).optional();
    }

    /** The task a callback's address belongs to. */
    public Optional<GenerationTask> byCallbackToken(String token) {
        return database.sql(BY_TOKEN).param("token", token).query(this::row).optional();
    }

    /** All orders of a scene, oldest first. */
    public List<GenerationTask> ofScene(SceneKey scene) {
        return database.sql(OF_SCENE)
                .param("job", scene.jobId())
                .param("scene", scene.order())
                .query(this::row)
                .list();
    }

    /** Records that the provider took the order; false if a callback was faster. */
    public boolean accepted(
            String id, TaskReport report, @Nullable String rawRequest, @Nullable String rawAnswer, Duration patience) {
        return database.sql(ACCEPTED)
                        .param("id", id)
                        .param("providerTask", report.taskId())
                        .param("requestId", report.requestId())
                        .param("request", rawRequest)
                        .param("answer", rawAnswer)
                        .param("patience", patience.toString())
                        .update()
                == 1;
    }

    /** Keeps a callback's body and what it certainly tells: the provider's id, and that work has begun. */
    public boolean heard(String id, TaskReport report, String rawCallback) {
        return database.sql(HEARD)
                        .param("id", id)
                        .param("providerTask", report.taskId())
                        .param("processing", report.status() == TaskReport.Status.PROCESSING)
                        .param("raw", rawCallback)
                        .update()
                == 1;
    }

    /** Ends a task; false if it had ended before. */
    public boolean end(
            String id,
            TaskState end,
            @Nullable TaskReport report,
            @Nullable FailureKind kind,
            @Nullable String message,
            @Nullable String rawAnswer) {
        BigDecimal units = report == null ? null : report.units();
        return database.sql(END)
                        .param("id", id)
                        .param("state", end.word())
                        .param("providerTask", report == null ? null : report.taskId())
                        .param("units", units)
                        .param("kind", kind == null ? null : kind.name())
                        .param("message", message)
                        .param("answer", rawAnswer)
                        .update()
                == 1;
    }

    /** Takes back an intent the provider certainly did not take, so that the same order can be intended again. */
    public boolean forget(String id) {
        return database.sql(FORGET).param("id", id).update() == 1;
    }

    /** Claims a task whose time has come to be asked after. */
    public Optional<GenerationTask> claimCheck(String id, Duration lease, String node) {
        return database.sql(CLAIM_CHECK)
                .param("id", id)
                .param("lease", lease.toString())
                .param("node", node)
                .query(this::row)
                .optional();
    }

    /** Says when a task is to be asked after next, if nothing is heard. */
    public void checkLater(String id, Duration patience) {
        database.sql(CHECK_LATER)
                .param("id", id)
                .param("patience", patience.toString())
                .update();
    }

    /**
     * The provider does not know a task it had accepted.
     *
     * @param patience when it is asked again
     * @return how often in a row that was, or 0 if the task is not running
     */
    public int missed(String id, Duration patience) {
        return database.sql(MISSED)
                .param("id", id)
                .param("patience", patience.toString())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Nobody can say what became of an order: it waits for a person. */
    public boolean unknown(String id, String message) {
        return database.sql(UNKNOWN).param("id", id).param("message", message).update() == 1;
    }

    /**
     * A person says that the provider has the task: it is asked after again, at once.
     *
     * @param providerTaskId the provider's id, if the person has found it
     * @param limit how long it may run from now on
     */
    public boolean adopt(String id, @Nullable String providerTaskId, Duration limit) {
        return database.sql(ADOPT)
                        .param("id", id)
                        .param("providerTask", providerTaskId)
                        .param("limit", limit.toString())
                        .update()
                == 1;
    }

    /** Gives an open task more time, and has it asked after at once. */
    public void giveTime(String id, Duration limit) {
        database.sql(GIVE_TIME).param("id", id).param("limit", limit.toString()).update();
    }

    /** Whether a task has run for longer than it may. */
    public boolean overdue(String id, Duration limit) {
        return database.sql(OVERDUE)
                .param("id", id)
                .param("limit", limit.toString())
                .query(Boolean.class)
                .single();
    }

    /**
     * Has every running task asked after soon: its callback may have come while nobody was there to take it.
     *
     * @param patience how soon at the latest
     */
    public void askSoon(Duration patience) {
        database.sql(ASK_SOON).param("patience", patience.toString()).update();
    }

    /** Every order of which the end is not known, at most 10,000, the oldest first. */
    public List<GenerationTask> open() {
        return database.sql(OPEN).query(this::row).list();
    }

    /** Gives back what a node had claimed before it was restarted. */
    public void release(String node) {
        database.sql(RELEASE).param("node", node).update();
    }

    private GenerationTask row(ResultSet row, int number) throws SQLException {
        return new GenerationTask(
                row.getString("id"),
                row.getString("owner"),
                new SceneKey(row.getString("job_id"), row.getInt("scene_order")),
                row.getInt("attempt"),
                row.getString("service"),
                json.read(row.getString("request"), VideoOrder.class),
                row.getString("callback_token"),
                row.getString("provider_task_id"),
                TaskState.of(row.getString("state")),
                row.getInt("checks"),
                Rows.time(row, "created_at"));
    }
}
