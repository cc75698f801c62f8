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

/** All SQL of the table {@code generation_task}. What a task has ended as never changes. */
@Repository
public class GenerationTaskStore {
    /** Read by the sweeper: the {@code id} of each task whose time has come to be asked after. */
    public static final String DUE = """
            select id from generation_task
            where due_at <= now() and state in ('intended', 'submitted', 'processing') order by due_at limit 500
            """;

    private static final String INTEND = """
            insert into generation_task (id, owner, job_id, scene_order, attempt, service, model, endpoint, external_id,
                                         callback_token, request, state, units_reserved, unit_cost, price_date,
                                         due_at, claimed_by)
            values (:id, :owner, :job, :scene, :attempt, :service, :model, :endpoint, :externalId,
                    :token, :request::jsonb, 'intended', :units, :unitCost, :priceDate, now() + :patience::interval, :node)
            """;
    private static final String FIND = "select * from generation_task where id = :id";
    private static final String BY_TOKEN =
            "select * from generation_task where callback_token = :token and service = :service";
    private static final String OF_SCENE = """
            select * from generation_task where job_id = :job and scene_order = :scene order by attempt
            """;
    // Whoever is said to have ended is not left alone for long, should the wake-up be lost or the provider's own answer
    // lag behind its callback; but no callback makes us ask for ever.
    private static final String PATIENCE = """
            case when end_told_at > now() - interval '1 minute' then least(:patience::interval, interval '2 seconds')
                 else :patience::interval end
            """;
    private static final String KEPT = """
            update generation_task set video_id = :video, clip_asset_id = :asset where id = :id
            """;
    private static final String KEPT_CLIPS = """
            select * from generation_task
            where job_id = :job and scene_order = :scene and clip_asset_id is not null order by attempt desc, id desc
            """;
    private static final String ACCEPTED = """
            update generation_task
            set state = 'submitted', provider_task_id = coalesce(:providerTask, provider_task_id),
                request_id = coalesce(:requestId, request_id), raw_request = coalesce(:request, raw_request),
                raw_answer = coalesce(:answer, raw_answer), missing = 0, failure_message = null, due_at = now() + %s, claimed_by = null, updated_at = now()
            where id = :id and state in ('intended', 'unknown')
            returning end_told_at is not null as end_told
            """.formatted(PATIENCE);
    private static final String COMPLETE = """
            update generation_task
            set provider_task_id = coalesce(provider_task_id, :providerTask),
                request_id = coalesce(request_id, :requestId), raw_request = coalesce(raw_request, :request),
                raw_answer = coalesce(raw_answer, :answer), updated_at = now()
            where id = :id
            """;
    // An intent stays one: whether the order was taken is for the provider to say. Only where it cannot be asked by our
    // id, its own id is taken from a callback, too.
    private static final String HEARD = """
            update generation_task
            set provider_task_id = case when state = 'unknown' then coalesce(provider_task_id, :providerTask)
                                        else provider_task_id end,
                state = case when state = 'submitted' and :processing then 'processing' else state end,
                end_told_at = case when :ended then coalesce(end_told_at, now()) else end_told_at end,
                updated_at = now()
            where id = :id and state not in ('succeed', 'failed')
            returning state
            """;
    private static final String HISTORY = """
            select * from generation_task where job_id = :job and scene_order = :scene order by id desc limit :most
            """;
    private static final String END = """
            update generation_task
            set state = :state, provider_task_id = coalesce(provider_task_id, :providerTask),
                units_settled = case when :units::numeric is not null then :units::numeric
                                     when units_settled is not null then units_settled
                                     when :mayBePaid then units_reserved else 0 end,
                settled_by_estimate = :mayBePaid and :units::numeric is null and units_settled is null,
                failure_kind = :kind, failure_message = :message,
                raw_answer = coalesce(:answer, raw_answer), due_at = null, claimed_by = null, updated_at = now(),
                finished_at = now()
            where id = :id and state not in ('succeed', 'failed')
            """;
    private static final String CHARGED = """
            update generation_task set units_settled = :units where id = :id and state not in ('succeed', 'failed')
            """;
    private static final String FORGET = "delete from generation_task where id = :id and state = 'intended'";
    private static final String CLAIM_CHECK = """
            update generation_task
            set due_at = now() + :lease::interval, claimed_by = :node, checks = checks + 1
            where id = :id and state in ('intended', 'submitted', 'processing') and due_at <= now()
            returning *
            """;
    private static final String CHECK_LATER = """
            update generation_task set due_at = now() + %s, claimed_by = null, missing = 0
            where id = :id and state in ('intended', 'submitted', 'processing')
            """.formatted(PATIENCE);
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
            set state = case when state in ('intended', 'unknown') then 'submitted' else state end,
                provider_task_id = coalesce(:providerTask, provider_task_id), missing = 0,
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
    private static final String ONE_OF_EACH = """
            select distinct on (service, endpoint) * from generation_task
            where owner = :owner order by service, endpoint, created_at desc
            """;
    private static final String OPEN = """
            select * from generation_task where state in ('intended', 'submitted', 'processing', 'unknown')
            order by created_at limit 10000
            """;
    private static final String BEING_MADE = """
            select count(*) from generation_task where job_id = :job and state not in ('succeed', 'failed')
            """;

    private final JdbcClient database;
    private final Json json;

    GenerationTaskStore(JdbcClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Commits the intent to order, before the call, and reserves what it is expected to cost.
     *
     * @param price what is reserved; no units if there is no price
     * @param patience how long the call may take before somebody else looks the order up
     * @param node who makes the call
     */
    public void intend(GenerationTask task, Price price, Duration patience, String node) {
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
                .param("units", price.units() == null ? null : price.units().amount())
                .param("unitCost", price.unitCost().amount())
                .param("priceDate", price.since())
                .param("patience", patience.toString())
                .param("node", node)
                .update();
    }

    /** One task. */
    public Optional<GenerationTask> find(String id) {
        return database.sql(FIND).param("id", id).query(this::row).optional();
    }

    /** The task a callback's address belongs to. */
    public Optional<CalledTask> byCallbackToken(String service, String token) {
        return database.sql(BY_TOKEN)
                .param("token", token)
                .param("service", service)
                .query((row, number) -> new CalledTask(row(row, number), Rows.instant(row, "end_told_at") != null))
                .optional();
    }

    /** All orders of a scene, oldest first. */
    public List<GenerationTask> ofScene(SceneKey scene) {
        return database.sql(OF_SCENE)
                .param("job", scene.jobId())
                .param("scene", scene.order())
                .query(this::row)
                .list();
    }

    /** The clip of an order is kept. */
    public void kept(String id, @Nullable String videoId, String assetId) {
        database.sql(KEPT)
                .param("id", id)
                .param("video", videoId)
                .param("asset", assetId)
                .update();
    }

    /** The clips of a scene that are kept, newest first. */
    public List<KeptClip> keptClips(SceneKey scene) {
        return database.sql(KEPT_CLIPS)
                .param("job", scene.jobId())
                .param("scene", scene.order())
                .query((row, number) ->
                        new KeptClip(row(row, number), row.getString("video_id"), row.getString("clip_asset_id")))
                .list();
    }

    /**
     * What may be told of the newest orders of a scene, newest first.
     *
     * @param most how many at most
     */
    public List<TaskHistory> history(SceneKey scene, int most) {
        return database.sql(HISTORY)
                .param("job", scene.jobId())
                .param("scene", scene.order())
                .param("most", most)
                .query(GenerationTaskStore::historyRow)
                .list();
    }

    /** Records that the provider took the order; nothing if that is known already. */
    public Optional<Acceptance> accepted(
            String id, TaskReport report, @Nullable String rawRequest, @Nullable String rawAnswer, Duration patience) {
        return answered(ACCEPTED, id, report, rawRequest, rawAnswer)
                .param("patience", patience.toString())
                .query((row, number) -> new Acceptance(row.getBoolean("end_told")))
                .optional();
    }

    /**
     * Adds what only the answer to an order tells, where somebody else was faster to find out what became of the task.
     * Its state stays as it is.
     */
    public void complete(String id, TaskReport report, String rawRequest, String rawAnswer) {
        answered(COMPLETE, id, report, rawRequest, rawAnswer).update();
    }

    private JdbcClient.StatementSpec answered(
            String sql, String id, TaskReport report, @Nullable String rawRequest, @Nullable String rawAnswer) {
        return database.sql(sql)
                .param("id", id)
                .param("providerTask", report.taskId())
                .param("requestId", report.requestId())
                .param("request", rawRequest)
                .param("answer", rawAnswer);
    }

    /**
     * Takes from a callback what does no harm if it lies: that work has begun, and that its end was told.
     *
     * @return the state the task is in now; nothing if it has ended
     */
    public Optional<TaskState> heard(String id, TaskReport report) {
        return database.sql(HEARD)
                .param("id", id)
                .param("providerTask", report.taskId())
                .param("processing", report.status() == TaskReport.Status.PROCESSING)
                .param("ended", report.status().isEnd())
                .query((row, number) -> TaskState.of(row.getString("state")))
                .optional();
    }

    /** Notes what the provider says it took for a task that is about to be ended as failed all the same. */
    public void charged(String id, Units units) {
        database.sql(CHARGED).param("id", id).param("units", units.amount()).update();
    }

    /**
     * Ends a task, and settles it: with the units the provider names, else with those reserved if it is or may be paid
     *, else with none. False if it had ended before.
     */
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
                        .param("mayBePaid", mayBePaid(end, kind))
                        .param("kind", kind == null ? null : kind.name())
                        .param("message", message)
                        .param("answer", rawAnswer)
                        .update()
                == 1;
    }

    // We stop waiting for these, or never knew; the provider may make them all the same, and take its price.
    private static boolean mayBePaid(TaskState end, @Nullable FailureKind kind) {
        return end == TaskState.SUCCEED || kind == FailureKind.OVERDUE || kind == FailureKind.AMBIGUOUS;
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

    /** An owner's newest order at each endpoint of each service: each has a list of its own at the provider. */
    public List<GenerationTask> oneOfEach(String owner) {
        return database.sql(ONE_OF_EACH).param("owner", owner).query(this::row).list();
    }

    /** How many orders of a job have not come to an end at the provider, as far as we know. */
    public int beingMade(String jobId) {
        return database.sql(BEING_MADE).param("job", jobId).query(Integer.class).single();
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

    private static TaskHistory historyRow(ResultSet row, int number) throws SQLException {
        String kind = row.getString("failure_kind");
        return new TaskHistory(
                row.getString("id"),
                row.getInt("attempt"),
                row.getString("service"),
                row.getString("model"),
                row.getString("endpoint"),
                row.getString("external_id"),
                row.getString("provider_task_id"),
                row.getString("request_id"),
                TaskState.of(row.getString("state")),
                row.getBigDecimal("units_reserved"),
                row.getBigDecimal("units_settled"),
                kind == null ? null : FailureKind.valueOf(kind),
                row.getString("failure_message"),
                row.getInt("checks"),
                Rows.time(row, "created_at"),
                Rows.time(row, "updated_at"),
                Rows.instant(row, "finished_at"));
    }

    /**
     * An order that was taken.
     *
     * @param endTold whether a callback has told its end already
     */
    public record Acceptance(boolean endTold) {}
}
