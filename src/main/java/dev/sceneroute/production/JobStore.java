package dev.sceneroute.production;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sceneroute.runtime.Ids;
import dev.sceneroute.runtime.Json;
import dev.sceneroute.runtime.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the table {@code job}. */
@Repository
public class JobStore {
    /** Read by the sweeper: each job that waits for a stage, and the stage. */
    public static final String DUE = """
            select id, 'job-split' as stage from job where status = 'queued' and created_at <= now() - interval '2 seconds'
            union all
            select id, 'job-narrate' from job
            where status = 'running' and not narrated
              and coalesce(due_at, updated_at) <= now() - interval '2 seconds' and %s
            union all
            select id, 'job-gather' from job
            where status = 'running' and coalesce(due_at, updated_at) <= now() - interval '2 seconds'
              and not exists (select 1 from job_scene s where s.job_id = job.id and s.state not in ('ready', 'failed'))
              and (deliver <> 'film' or %s)
            """.formatted(PauseStore.JOB_WORKS, PauseStore.JOB_WORKS);

    /** Read by the sweeper: each job that has ended and whose end is to be told. */
    public static final String DUE_NOTICES = """
            select id from job where notify_state = 'due' and (due_at is null or due_at <= now())
            order by finished_at limit 100
            """;

    private static final String INSERT = """
            insert into job (id, owner, project_id, script_id, script_version, deliver, status, step,
                             snapshot, scenes, narrated, notify_url)
            values (:id, :owner, :project, :script, :version, :deliver, 'queued', 'validate_script',
                    :snapshot::jsonb, :scenes, :narrated, :notifyUrl)
            on conflict (script_id, script_version) where status in ('queued', 'running') do nothing
            """;
    private static final String LIVE = """
            select * from job where script_id = :script and script_version = :version
            and status in ('queued', 'running')
            """;
    private static final String FIND = "select * from job where id = :id";
    private static final String ALL = "select * from job where id = any(:ids)";
    private static final String WAITING_FOR = """
            select * from job where status = 'running' and exists (
                select 1 from job_scene s
                where s.job_id = job.id and s.state = 'waiting' and s.slot_pool like :service || '/%')
            order by created_at
            """;
    private static final String LOCK = "select * from job where id = :id and owner = :owner for update";
    private static final String PAGE = """
            select * from job
            where owner = :owner and (:status::text is null or status = :status)
              and (:project::text is null or project_id = :project)
            order by created_at desc, id desc limit :size offset :offset
            """;
    private static final String COUNT = """
            select count(*) from job
            where owner = :owner and (:status::text is null or status = :status)
              and (:project::text is null or project_id = :project)
            """;
    private static final String SNAPSHOT = "select snapshot from job where id = :id";
    private static final String MOVE = """
            update job set status = :next, step = :step, updated_at = now(), due_at = null, claimed_by = null,
                revised = revised and not :fresh,
                hold_code = null, hold_message = null, hold_since = null, hold_tries = 0,
                progress = case when :next = 'succeeded' then 100 when :fresh then :progress else progress end,
                error_code = :code, error_message = :message,
                started_at = case when :next = 'running' then coalesce(started_at, now()) else started_at end,
                finished_at = case when :ended then now() end,
                notify_state = case when :ended and notify_url is not null then 'due'
                                    when :ended then notify_state else 'none' end,
                notify_tries = case when :ended then 0 else notify_tries end
            where id = :id and status = :expected
            """;
    private static final String NEXT_EVENT = """
            update job set last_event = last_event + 1, progress = greatest(progress, :progress), updated_at = now(),
                step = case when status = 'running' and step in ('generate_clips', 'render_slides')
                    then coalesce(:scenes, step) else step end
            where id = :id
            returning last_event
            """;
    private static final String COME_TO = """
            update job set progress = greatest(progress, :progress),
                step = case when step in ('generate_clips', 'render_slides') then coalesce(:scenes, step) else step end
            where id = :id and status = 'running'
              and (progress < :progress or step in ('generate_clips', 'render_slides') and step <> :scenes)
            """;
    private static final String PASS = """
            update job set step = :to, progress = greatest(progress, :progress), updated_at = now()
            where id = :id and status = 'running' and step = :from and claimed_by = :node
            """;
    private static final String CLAIM = """
            update job set due_at = now() + :lease::interval, claimed_by = :node, updated_at = now(),
                step = case when step = 'generate_subtitle' and :step = 'generate_tts' then step else :step end
            where id = :id and status = 'running' and (due_at is null or due_at <= now())
              and narrated = :narrated and %s
            """.formatted(PauseStore.JOB_WORKS);
    private static final String CLAIM_NOTICE = """
            update job
            set notify_tries = notify_tries + 1,
                due_at = now() + :pause::interval * power(2, least(notify_tries, 12))
            where id = :id and notify_state = 'due' and (due_at is null or due_at <= now())
            returning *
            """;
    private static final String NOTICE_ENDED = """
            update job set notify_state = :state, due_at = null where id = :id and notify_state = 'due'
            """;
    private static final String NOTICE_TRIES = "select notify_tries from job where id = :id";
    private static final String LOCK_CLAIMED = """
            select id from job where id = :id and status = 'running' and claimed_by = :node for update
            """;
    private static final String REVISE = """
            update job set snapshot = :snapshot::jsonb, edition = edition + 1, revised = true, narrated = :narrated,
                updated_at = now()
            where id = :id and status in ('succeeded', 'failed', 'canceled')
            returning edition
            """;
    private static final String NARRATED = """
            update job set narrated = :narrated, step = case when :narrated then :step else step end,
                due_at = null, claimed_by = null, updated_at = now()
            where id = :id and status = 'running' and claimed_by = :node
            """;
    private static final String LET_GO = """
            update job set due_at = now() + :pause::interval, claimed_by = null
            where id = :id and status = 'running' and claimed_by = :node
            """;
    private static final String HOLD = """
            update job
            set hold_code = :code, hold_message = :message, hold_since = coalesce(hold_since, now()),
                hold_tries = hold_tries + 1, claimed_by = null,
                due_at = now() + least(:most::interval, :first::interval * power(2, least(hold_tries, 16))),
                updated_at = now()
            where id = :id and status = 'running' and claimed_by = :node
              and (hold_since is null or hold_since > now() - :limit::interval)
            returning hold_tries
            """;
    private static final String NOT_RUNNING = "select id from job where id = any(:ids) and status <> 'running'";
    private static final String ENDED_BEFORE = """
            select id from job where id = any(:ids) and finished_at < now() - :age::interval
            """;

    private final JdbcClient database;
    private final Json json;
    // An edition of a script never changes, and every order of a job needs it.
    private final Cache<String, Script> snapshots =
            Caffeine.newBuilder().maximumSize(500).build();

    JobStore(JdbcClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Starts a run of a script version, unless one is alive.
     *
     * @return the new job's id, or nothing if there is a live one ({@link #live})
     */
    public Optional<String> insert(StoredScript script, Deliver deliver, @Nullable String notifyUrl) {
        String id = Ids.next("job");
        int inserted = database.sql(INSERT)
                .param("id", id)
                .param("owner", script.owner())
                .param("project", script.projectId())
                .param("script", script.id())
                .param("version", script.version())
                .param("deliver", deliver.word())
                .param("snapshot", json.write(script.script()))
                .param("scenes", script.script().scenes().size())
                .param("narrated", !(deliver == Deliver.FILM && script.script().isNarrated()))
                .param("notifyUrl", notifyUrl)
                .update();
        return inserted == 1 ? Optional.of(id) : Optional.empty();
    }

    /** The live job of a script version. */
    public Optional<Job> live(String scriptId, int version) {
        return database.sql(LIVE)
                .param("script", scriptId)
                .param("version", version)
                .query(JobStore::row)
                .optional();
    }

    /** A job, whoever's it is. For the pipeline only. */
    public Job get(String id) {
        return database.sql(FIND).param("id", id).query(JobStore::row).single();
    }

    /** Jobs by their ids, whoever's they are, in any order; ids of none are left out. */
    public List<Job> all(Collection<String> ids) {
        return database.sql(ALL)
                .param("ids", ids.toArray(String[]::new))
                .query(JobStore::row)
                .list();
    }

    /** One's own job. */
    public Optional<Job> find(String owner, String id) {
        return database.sql(FIND)
                .param("id", id)
                .query(JobStore::row)
                .optional()
                .filter(job -> job.owner().equals(owner));
    }

    /** One's own job, which stays where it is seen until the transaction ends. */
    public Optional<Job> lock(String owner, String id) {
        return database.sql(LOCK)
                .param("id", id)
                .param("owner", owner)
                .query(JobStore::row)
                .optional();
    }

    /** All running jobs of which a scene waits to be ordered from a provider. */
    public List<Job> waitingFor(String service) {
        return database.sql(WAITING_FOR)
                .param("service", service)
                .query(JobStore::row)
                .list();
    }

    /** One page of one's own jobs, newest first. */
    public List<Job> page(String owner, @Nullable JobStatus status, @Nullable String projectId, int page, int size) {
        return filtered(PAGE, owner, status, projectId)
                .param("size", size)
                .param("offset", (long) (page - 1) * size)
                .query(JobStore::row)
                .list();
    }

    /** How many jobs a filter finds. */
    public long count(String owner, @Nullable JobStatus status, @Nullable String projectId) {
        return filtered(COUNT, owner, status, projectId).query(Long.class).single();
    }

    /** The script a job works on: as it was when the job was made, or was changed since. */
    public Script snapshot(Job job) {
        return snapshot(job.id(), job.edition());
    }

    /** The script the job of a scene works on. */
    public Script snapshot(JobScene scene) {
        return snapshot(scene.jobId(), scene.edition());
    }

    private Script snapshot(String id, int edition) {
        return snapshots.get(
                id + "/" + edition,
                key -> json.read(
                        database.sql(SNAPSHOT)
                                .param("id", id)
                                .query(String.class)
                                .single(),
                        Script.class));
    }

    /**
     * Changes the script of a job that has ended.
     *
     * @param narrated whether all that is said in it is spoken already
     * @return its edition; nothing if the job runs
     */
    public Optional<Integer> revise(String id, Script script, boolean narrated) {
        return database.sql(REVISE)
                .param("id", id)
                .param("snapshot", json.write(script))
                .param("narrated", narrated)
                .query(Integer.class)
                .optional();
    }

    /**
     * Moves a job on, if it is where we think it is.
     *
     * @param expected where we think it is
     * @param next where it goes
     * @param step what it does then
     * @param progress 0 to 100; counts only when a run begins (again)
     * @param code why, for a failure
     * @param message why, in words
     * @return false if somebody else moved it
     * @throws IllegalStateException if the move is not legal
     */
    public boolean move(
            String id,
            JobStatus expected,
            JobStatus next,
            JobStep step,
            int progress,
            @Nullable ErrorCode code,
            @Nullable String message) {
        if (!expected.canBecome(next)) {
            throw new IllegalStateException("A job cannot go from " + expected + " to " + next + " (" + id + ")");
        }
        return database.sql(MOVE)
                        .param("id", id)
                        .param("expected", expected.word())
                        .param("next", next.word())
                        .param("step", step.word())
                        .param("fresh", next == JobStatus.RUNNING)
                        .param("progress", progress)
                        .param("code", code == null ? null : code.name())
                        .param("message", message)
                        .param("ended", next.isEnd())
                        .update()
                == 1;
    }

    /**
     * Numbers the job's next event and lifts its progress; locks the row until the transaction ends, so that events
     * become visible in the order of their numbers.
     */
    int nextEvent(String id, int progress, @Nullable JobStep ofScenes) {
        return database.sql(NEXT_EVENT)
                .param("id", id)
                .param("scenes", ofScenes == null ? null : ofScenes.word())
                .param("progress", progress)
                .query(Integer.class)
                .single();
    }

    /** Lifts the progress of a job that runs, where nothing has happened that is worth an event. */
    void comeTo(String id, int progress, @Nullable JobStep ofScenes) {
        database.sql(COME_TO)
                .param("id", id)
                .param("scenes", ofScenes == null ? null : ofScenes.word())
                .param("progress", progress)
                .update();
    }

    /**
     * Passes from one step to the next within the work a node has claimed.
     *
     * @return false if the job is not there any more
     */
    public boolean pass(String id, String node, JobStep from, JobStep to) {
        return database.sql(PASS)
                        .param("id", id)
                        .param("node", node)
                        .param("from", from.word())
                        .param("to", to.word())
                        .param("progress", to.progress(0))
                        .update()
                == 1;
    }

    /**
     * Claims the work of a step that is one for the whole job. What is spoken once more because it has no place belongs
     * to the step after speaking.
     *
     * @return false if somebody else is at it, or the job is not running, or it is paused
     */
    public boolean claim(String id, JobStep step, Duration lease, String node) {
        return database.sql(CLAIM)
                        .param("id", id)
                        .param("step", step.word())
                        .param("narrated", step != JobStep.GENERATE_TTS && step != JobStep.GENERATE_SUBTITLE)
                        .param("lease", lease.toString())
                        .param("node", node)
                        .update()
                == 1;
    }

    /**
     * Claims the telling of a job's end; the next try, if this one fails, comes after twice the pause of the last.
     *
     * @return nothing if it was told, or somebody else is at it
     */
    public Optional<Job> claimNotice(String id, Duration firstPause) {
        return database.sql(CLAIM_NOTICE)
                .param("id", id)
                .param("pause", firstPause.toString())
                .query(JobStore::row)
                .optional();
    }

    /** Ends the telling: {@code done} or {@code given_up}. */
    public void noticeEnded(String id, String state) {
        database.sql(NOTICE_ENDED).param("id", id).param("state", state).update();
    }

    /** How often the end was told in vain, the running try included. */
    public int noticeTries(String id) {
        return database.sql(NOTICE_TRIES).param("id", id).query(Integer.class).single();
    }

    /**
     * Whether a running job is still a node's own to work on; it then stays so until the transaction ends.
     *
     * @return false if it has ended or another node has taken it over
     */
    public boolean lockClaimed(String id, String node) {
        return database.sql(LOCK_CLAIMED)
                .param("id", id)
                .param("node", node)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /**
     * Ends a node's work on what is said in a job.
     *
     * @param narrated whether all of it is spoken and fits, so that the scenes may be ordered
     * @param scenes what the job does about its scenes then
     * @return false if the job has ended or another node has taken it over
     */
    public boolean narrated(String id, String node, boolean narrated, JobStep scenes) {
        return database.sql(NARRATED)
                        .param("id", id)
                        .param("node", node)
                        .param("narrated", narrated)
                        .param("step", scenes.word())
                        .update()
                == 1;
    }

    /** Gives back a job a node has claimed, as if nobody had tried. */
    public boolean letGo(String id, String node, Duration pause) {
        return database.sql(LET_GO)
                        .param("id", id)
                        .param("node", node)
                        .param("pause", pause.toString())
                        .update()
                == 1;
    }

    /**
     * Lets a job a node has claimed wait for a trouble from outside to end.
     *
     * @return how often it has waited for it by now; nothing if that has lasted too long, or somebody else moved the job
     */
    public Optional<Integer> hold(String id, String node, ErrorCode code, String message, Patience patience) {
        return database.sql(HOLD)
                .param("id", id)
                .param("node", node)
                .param("code", code.name())
                .param("message", message)
                .param("first", patience.first().toString())
                .param("most", patience.most().toString())
                .param("limit", patience.giveUpAfter().toString())
                .query(Integer.class)
                .optional();
    }

    /** Of these jobs those that are not running. */
    public List<String> notRunning(Collection<String> ids) {
        return database.sql(NOT_RUNNING)
                .param("ids", ids.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Of these jobs those that ended longer ago than this. */
    public List<String> endedBefore(Collection<String> ids, Duration age) {
        return database.sql(ENDED_BEFORE)
                .param("ids", ids.toArray(String[]::new))
                .param("age", age.toString())
                .query(String.class)
                .list();
    }

    private JdbcClient.StatementSpec filtered(
            String sql, String owner, @Nullable JobStatus status, @Nullable String projectId) {
        return database.sql(sql)
                .param("owner", owner)
                .param("status", status == null ? null : status.word())
                .param("project", projectId);
    }

    private static Job row(ResultSet row, int number) throws SQLException {
        String code = row.getString("error_code");
        return new Job(
                row.getString("id"),
                row.getString("owner"),
                row.getString("project_id"),
                row.getString("script_id"),
                row.getInt("script_version"),
                Deliver.of(row.getString("deliver")),
                JobStatus.of(row.getString("status")),
                JobStep.of(row.getString("step")),
                row.getInt("progress"),
                row.getInt("scenes"),
                code == null ? null : ErrorCode.valueOf(code),
                row.getString("error_message"),
                row.getString("notify_url"),
                row.getInt("last_event"),
                Rows.time(row, "created_at"),
                Rows.instant(row, "started_at"),
                Rows.instant(row, "finished_at"),
                JobSceneStore.hold(row),
                row.getInt("edition"),
                row.getBoolean("revised"),
                row.getBoolean("narrated"));
    }
}
