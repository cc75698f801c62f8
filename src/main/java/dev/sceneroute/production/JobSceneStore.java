package dev.sceneroute.production;

import dev.sceneroute.runtime.Json;
import dev.sceneroute.runtime.Node;
import dev.sceneroute.runtime.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All SQL of the table {@code job_scene}. Every write names the state (and the task) it expects; false means somebody
 * else moved the scene: stop quietly.
 */
@Repository
public class JobSceneStore {
    /** A paid clip that came after its scene was given up: providers do not keep it for ever. */
    private static final String CAME_LATE = """
            (s.state = 'failed' and s.error_code in ('CANCELED', 'SCENE_TIMEOUT') and s.clip_url is not null
             and s.clip_asset_id is null and s.collect_tries < 3 and job.deliver <> 'links')
            """;

    /** Read by the sweeper: the key of each scene whose clip waits to be collected. */
    public static final String DUE_CLIPS = """
            select s.job_id, s.scene_order from job_scene s join job on job.id = s.job_id
            where s.due_at <= now() - interval '2 seconds'
              and ((s.state = 'ordered' and s.clip_url is not null and job.status = 'running') or %s)
            order by s.due_at limit 500
            """.formatted(CAME_LATE);

    /** Read by the sweeper: the key of each scene whose clip waits to be conformed. */
    public static final String DUE_COLLECTED = """
            select s.job_id, s.scene_order from job_scene s join job on job.id = s.job_id
            where s.state = 'collected' and s.due_at <= now() - interval '2 seconds' and job.status = 'running'
              and job.narrated and %s
            order by s.due_at limit 500
            """.formatted(PauseStore.JOB_WORKS);

    /** Where scenes wait that are drawn and not ordered: nowhere. They begin as if their clip were here. */
    public static final String DRAWN = "drawn";

    private static final String NO_HOLD = "hold_code = null, hold_message = null, hold_since = null, hold_tries = 0";
    /** A worker whose claim was taken over is too late to say that the work has failed. */
    private static final String NOT_TAKEN_OVER = "(claimed_by is null or claimed_by = :node)";

    private static final String INSERT = """
            insert into job_scene (job_id, scene_order, owner, state, slot_pool, extends_scene)
            select :job, part.position, :owner,
                   case when part.pool = 'drawn' then 'collected' else 'waiting' end, part.pool, part.parent
            from unnest(:pools::text[], :parents::int[]) with ordinality as part (pool, parent, position)
            """;
    private static final String FIND = "select * from job_scene where job_id = :job and scene_order = :scene";
    private static final String OF_JOB = "select * from job_scene where job_id = :job order by scene_order";
    private static final String COUNTS = "select state, clip_url is not null as made, drawn, count(*) as scenes, "
            + "sum(encoded) as encoded from job_scene where job_id = :job group by 1, 2, 3";
    private static final String UNFINISHED = """
            select exists (select 1 from job_scene where job_id = :job and state not in ('ready', 'failed'))
            """;

    /**
     * Fair between jobs: the job with the fewest scenes under way comes first, then the older one. A scene that goes on
     * from another waits until that one's clip has passed the quality gate: a clip that is rejected is replaced, and what
     * goes on from it would be paid for in vain. Nothing is taken that is paused, and nothing of a job whose speech is
     * not made: a clip is as long as what is said in it.
     */
    private static final String CLAIM_NEXT_WAITING = """
            with candidate as (
                select job.id, job.created_at,
                       (select count(*) from job_scene o where o.job_id = job.id and o.state = 'ordered'
                           and o.clip_url is null) as under_way
                from job
                where job.status = 'running' and job.narrated
                  and not exists (select 1 from pause where scope = 'service:' || split_part(:pool, '/', 1))
                  and %s
                  and exists (select 1 from job_scene w
                              where w.job_id = job.id and w.state = 'waiting' and w.slot_pool = :pool
                                and w.due_at <= now())
            ), next as (
                select chosen.job_id, chosen.scene_order
                from (select * from candidate order by under_way, created_at, id) c
                cross join lateral (
                    select s.job_id, s.scene_order from job_scene s
                    where s.job_id = c.id and s.state = 'waiting' and s.slot_pool = :pool and s.due_at <= now()
                      and (s.extends_scene is null or exists (
                          select 1 from job_scene p
                          where p.job_id = s.job_id and p.scene_order = s.extends_scene and p.video_id is not null
                            and p.state in ('collected', 'ready')))
                    order by s.scene_order
                    limit 1
                    for update of s skip locked) chosen
                limit 1
            )
            update job_scene s
            set state = 'ordered', task_id = :task, video_id = null, clip_url = null, clip_asset_id = null,
                conformed = null, error_code = null, error_message = null, due_at = now(), updated_at = now()
            from next
            where s.job_id = next.job_id and s.scene_order = next.scene_order and s.state = 'waiting'
            returning s.*
            """.formatted(PauseStore.JOB_WORKS);

    private static final String WANTED = """
            select exists (
                select 1 from job_scene s join job on job.id = s.job_id
                where s.job_id = :job and s.scene_order = :scene and s.state = 'ordered' and s.task_id = :task
                  and job.status = 'running' and %s
                  and not exists (select 1 from pause where scope = 'service:' || split_part(s.slot_pool, '/', 1)))
            """.formatted(PauseStore.JOB_WORKS);
    private static final String PUT_BACK = """
            update job_scene set state = 'waiting', task_id = null, attempt = :attempt, due_at = :due, updated_at = now()
            where job_id = :job and scene_order = :scene and state = 'ordered' and task_id = :task
            """;
    private static final String CLIP_MADE = """
            update job_scene
            set state = :state, video_id = :video, clip_url = :url, collect_tries = 0, error_code = null,
                error_message = null, due_at = now(), updated_at = now()
            where job_id = :job and scene_order = :scene and state = 'ordered' and task_id = :task
            """;
    private static final String CLIP_REMEMBERED = """
            update job_scene set video_id = :video, clip_url = :url, collect_tries = 0, due_at = now(), updated_at = now()
            where job_id = :job and scene_order = :scene and state = 'failed' and task_id = :task
            """;
    private static final String CLIP_MOVED = """
            update job_scene set clip_url = :url, due_at = now(), collect_tries = collect_tries + 1, updated_at = now()
            where job_id = :job and scene_order = :scene and state = 'ordered' and task_id = :task
            """;
    private static final String CLIP_KEPT = """
            update job_scene set clip_asset_id = :asset, claimed_by = null, updated_at = now()
            where job_id = :job and scene_order = :scene and state = 'failed' and task_id = :task
              and clip_asset_id is null
            """;
    private static final String CLAIM = """
            update job_scene
            set due_at = now() + :lease::interval, claimed_by = :node, collect_tries = collect_tries + 1
            where job_id = :job and scene_order = :scene and state = :state and due_at <= now()
              and (clip_url is not null or clip_asset_id is not null or drawn)
              and exists (select 1 from job where id = :job and status = 'running' and narrated
                          and (:state = 'ordered' or %s))
            returning *
            """.formatted(PauseStore.JOB_WORKS);
    private static final String CLAIM_LATE = """
            update job_scene s
            set due_at = now() + :lease::interval, claimed_by = :node, collect_tries = s.collect_tries + 1
            from job
            where job.id = s.job_id and s.job_id = :job and s.scene_order = :scene and s.due_at <= now() and %s
            returning s.*
            """.formatted(CAME_LATE);
    private static final String COLLECTED = """
            update job_scene
            set state = :state, clip_asset_id = :asset, collect_tries = 0, due_at = now(), claimed_by = null,
                updated_at = now(), %s
            where job_id = :job and scene_order = :scene and state = 'ordered' and task_id = :task
            """.formatted(NO_HOLD);
    private static final String CONFORMED = """
            update job_scene
            set state = 'ready', conformed = :conformed::jsonb, encoded = null, claimed_by = null, updated_at = now(), %s
            where job_id = :job and scene_order = :scene and state = 'collected' and task_id is not distinct from :task
            """.formatted(NO_HOLD);
    private static final String TRY_LATER = """
            update job_scene set due_at = :due, claimed_by = null, updated_at = now()
            where job_id = :job and scene_order = :scene and state = :state and claimed_by = :node
            """;
    private static final String LET_GO = """
            update job_scene
            set due_at = now() + :pause::interval, claimed_by = null, collect_tries = greatest(collect_tries - 1, 0)
            where job_id = :job and scene_order = :scene and state = :state and claimed_by = :node
            """;
    private static final String HOLD = """
            update job_scene
            set hold_code = :code, hold_message = :message, hold_since = coalesce(hold_since, now()),
                hold_tries = hold_tries + 1, collect_tries = greatest(collect_tries - 1, 0), claimed_by = null,
                due_at = now() + least(:most::interval, :first::interval * power(2, least(hold_tries, 16))),
                updated_at = now()
            where job_id = :job and scene_order = :scene and state = :state and claimed_by = :node
            returning hold_tries, hold_since <= now() - :limit::interval as too_long
            """;
    private static final String FAIL = """
            update job_scene
            set state = 'failed', error_code = :code, error_message = :message, claimed_by = null, rewrite_at = null,
                updated_at = now(), %s
            where job_id = :job and scene_order = :scene and state = :state and task_id is not distinct from :task
              and %s
            """.formatted(NO_HOLD, NOT_TAKEN_OVER);
    private static final String DRAW_INSTEAD = """
            update job_scene
            set state = 'collected', drawn_instead = true, encoded = null, error_code = :code, error_message = :message,
                collect_tries = 0, due_at = now(), claimed_by = null, rewrite_at = null, updated_at = now(), %s
            where job_id = :job and scene_order = :scene and state = :state and task_id is not distinct from :task
              and %s
            """.formatted(NO_HOLD, NOT_TAKEN_OVER);
    private static final String FAIL_FOLLOWERS = """
            with recursive follower as (
                select scene_order from job_scene where job_id = :job and extends_scene = :scene
                union
                select s.scene_order from job_scene s join follower f on s.extends_scene = f.scene_order
                where s.job_id = :job
            )
            update job_scene s
            set state = 'failed', error_code = 'PARENT_SCENE_FAILED', error_message = :message, rewrite_at = null,
                updated_at = now()
            from follower
            where s.job_id = :job and s.scene_order = follower.scene_order and s.state = 'waiting'
            """;
    private static final String REVIVE_FOLLOWERS = """
            with recursive alive as (
                select scene_order from job_scene where job_id = :job and state <> 'failed'
                union
                select s.scene_order from job_scene s join alive on s.extends_scene = alive.scene_order
                where s.job_id = :job and s.state = 'failed' and s.error_code = 'PARENT_SCENE_FAILED'
            )
            update job_scene s
            set state = 'waiting', error_code = null, error_message = null, due_at = now(), updated_at = now()
            from alive
            where s.job_id = :job and s.scene_order = alive.scene_order and s.state = 'failed'
            """;
    private static final String REVISED = "update job_scene set edition = :edition where job_id = :job";
    private static final String CONFORM_AGAIN = """
            update job_scene
            set state = 'collected', conformed = null, encoded = null, collect_tries = 0, error_code = null, error_message = null,
                due_at = now(), claimed_by = null, updated_at = now(), %s
            where job_id = :job and scene_order = :scene and state in ('ready', 'failed')
              and (clip_asset_id is not null or drawn)
            """.formatted(NO_HOLD);
    private static final String ENCODED = """
            update job_scene set encoded = :share
            where job_id = :job and scene_order = :scene and state = 'collected' and claimed_by = :node
            """;
    private static final String LENGTH = """
            update job_scene set clip_seconds = :seconds, film_frames = :frames
            where job_id = :job and scene_order = :scene
            """;
    private static final String REMARK = """
            update job_scene set error_code = :code, error_message = :message, updated_at = now()
            where job_id = :job and scene_order = :scene and state = 'ordered' and task_id = :task
            """;
    private static final String ORDER_AGAIN = """
            update job_scene
            set state = 'waiting', attempt = attempt + 1, collect_tries = 0, task_id = null, clip_url = null,
                drawn_instead = false, video_id = null, clip_asset_id = null, conformed = null, error_code = null, error_message = null,
                goes_on_from = null, rewrite_at = null, due_at = now(), claimed_by = null, updated_at = now(), %s
            where job_id = :job and scene_order = :scene and state = :state and %s
            """.formatted(NO_HOLD, NOT_TAKEN_OVER);
    private static final String PLACE = """
            update job_scene
            set slot_pool = :pool, extends_scene = :parent,
                state = case when :pool = 'drawn' and state = 'waiting' then 'collected' else state end
            where job_id = :job and scene_order = :scene
            """;
    // The attempt stays: the next order is another one than any before.
    private static final String GIVE_BACK = """
            update job_scene
            set state = :next, collect_tries = 0, task_id = :task, clip_url = null, drawn_instead = false,
                video_id = :video, clip_asset_id = :asset, conformed = null, encoded = null, error_code = null,
                error_message = null, goes_on_from = null, rewrite_at = null, due_at = now(), claimed_by = null,
                updated_at = now(), %s
            where job_id = :job and scene_order = :scene and state = :state and %s
            """.formatted(NO_HOLD, NOT_TAKEN_OVER);
    private static final String REPLACE_CLIP = """
            update job_scene
            set state = 'waiting', attempt = attempt + 1, collect_tries = 0, task_id = null, clip_url = null,
                video_id = null, adjust_for = :reason, goes_on_from = :video, due_at = now(), claimed_by = null, updated_at = now(), %s
            where job_id = :job and scene_order = :scene and state = 'ordered' and task_id = :task and %s
            """.formatted(NO_HOLD, NOT_TAKEN_OVER);
    private static final String ADJUST_FOR = """
            update job_scene set adjust_for = :reason
            where job_id = :job and scene_order = :scene and state = 'ordered' and task_id = :task
            """;
    private static final String RESUME = """
            update job_scene
            set state = :state, collect_tries = 0, error_code = null, error_message = null, due_at = now(),
                claimed_by = null, updated_at = now(), %s
            where job_id = :job and scene_order = :scene and state = 'failed'
            """.formatted(NO_HOLD);
    // A refused prompt stays a refused prompt: tried again, it is not sent as it was.
    private static final String CANCEL_UNFINISHED = """
            update job_scene
            set state = 'failed', claimed_by = null,
                error_code = case when rewrite_at is null then 'CANCELED' else error_code end,
                error_message = case when rewrite_at is null then :message else error_message end,
                rewrite_at = null, updated_at = now(), %s
            where job_id = :job and state not in ('ready', 'failed')
            """.formatted(NO_HOLD);
    private static final String WAITED_SERVICES = """
            select distinct job_id, split_part(slot_pool, '/', 1) as service from job_scene
            where job_id = any(:jobs) and state = 'waiting'
            """;

    private final JdbcClient database;
    private final Json json;
    private final Node node;

    JobSceneStore(JdbcClient database, Json json, Node node) {
        this.database = database;
        this.json = json;
        this.node = node;
    }

    /**
     * Stores all scenes of a job in one statement.
     *
     * @param pools the slot pool of each scene, in order
     * @param parents for each scene the order of the scene it goes on from, or nothing
     */
    public void insert(String jobId, String owner, List<String> pools, List<@Nullable Integer> parents) {
        database.sql(INSERT)
                .param("job", jobId)
                .param("owner", owner)
                .param("pools", pools.toArray(String[]::new))
                .param("parents", parents.toArray(Integer[]::new))
                .update();
    }

    /** One scene. */
    public Optional<JobScene> find(SceneKey key) {
        return of(FIND, key).query(this::row).optional();
    }

    /** All scenes of a job, in the film's order. */
    public List<JobScene> ofJob(String jobId) {
        return database.sql(OF_JOB).param("job", jobId).query(this::row).list();
    }

    /** Whether a scene of the job has not come to its end. */
    public boolean unfinished(String jobId) {
        return database.sql(UNFINISHED).param("job", jobId).query(Boolean.class).single();
    }

    /** How many scenes are where; an ordered scene whose clip exists counts as {@link SceneCounts#made}. */
    public SceneCounts counts(String jobId) {
        Map<JobSceneState, Integer> byState = new EnumMap<>(JobSceneState.class);
        int[] made = {0};
        int[] drawn = {0};
        double[] encoded = {0, 0};
        database.sql(COUNTS).param("job", jobId).query(row -> {
            JobSceneState state = JobSceneState.of(row.getString("state"));
            int scenes = row.getInt("scenes");
            byState.merge(state, scenes, Integer::sum);
            made[0] += state == JobSceneState.ORDERED && row.getBoolean("made") ? scenes : 0;
            if (state == JobSceneState.COLLECTED) {
                boolean isDrawn = row.getBoolean("drawn");
                drawn[0] += isDrawn ? scenes : 0;
                encoded[isDrawn ? 1 : 0] += row.getDouble("encoded");
            }
        });
        return new SceneCounts(byState, made[0], drawn[0], encoded[0], encoded[1]);
    }

    /**
     * Takes the next scene whose turn it is, fair between jobs, and marks it ordered under a task.
     *
     * @param pool the places it waits for
     * @param taskId the task it will be ordered under
     * @return nothing if no scene is waiting
     */
    public Optional<JobScene> claimNextWaiting(String pool, String taskId) {
        return database.sql(CLAIM_NEXT_WAITING)
                .param("pool", pool)
                .param("task", taskId)
                .query(this::row)
                .optional();
    }

    /** Whether the order of a scene may be sent to its provider: it was not given up, and nothing is paused. */
    public boolean wanted(SceneKey key, String taskId) {
        return of(WANTED, key).param("task", taskId).query(Boolean.class).single();
    }

    /** Puts an ordered scene back among the waiting: the same attempt, or the next one. */
    public boolean putBack(SceneKey key, String taskId, int attempt, Instant due) {
        return of(PUT_BACK, key)
                        .param("task", taskId)
                        .param("attempt", attempt)
                        .param("due", Rows.at(due))
                        .update()
                == 1;
    }

    /**
     * Records that the clip exists at the provider.
     *
     * @param next {@link JobSceneState#ORDERED} if it is to be collected, {@link JobSceneState#READY} if that was all
     */
    public boolean clipMade(SceneKey key, String taskId, JobSceneState next, String videoId, String url) {
        return of(CLIP_MADE, key)
                        .param("task", taskId)
                        .param("state", next.word())
                        .param("video", videoId)
                        .param("url", url)
                        .update()
                == 1;
    }

    /** Remembers a paid clip of a scene that was given up meanwhile, for the case that it is tried again. */
    public boolean clipRemembered(SceneKey key, String taskId, String videoId, String url) {
        return of(CLIP_REMEMBERED, key)
                        .param("task", taskId)
                        .param("video", videoId)
                        .param("url", url)
                        .update()
                == 1;
    }

    /** Records that the provider keeps the clip under another address now. */
    public boolean clipMoved(SceneKey key, String taskId, String url) {
        return of(CLIP_MOVED, key).param("task", taskId).param("url", url).update() == 1;
    }

    /** Keeps the copy of a paid clip whose scene was given up while it was fetched, for the case that it is tried again. */
    public boolean clipKept(SceneKey key, @Nullable String taskId, String assetId) {
        return of(CLIP_KEPT, key).param("task", taskId).param("asset", assetId).update() == 1;
    }

    /** Claims the work on a scene whose clip exists; while its job is paused, only the fetching of it: it is paid for. */
    public Optional<JobScene> claim(SceneKey key, JobSceneState state, Duration lease, String claimant) {
        return of(CLAIM, key)
                .param("state", state.word())
                .param("lease", lease.toString())
                .param("node", claimant)
                .query(this::row)
                .optional();
    }

    /** Claims the fetching of a paid clip that came after its scene was given up; it is kept for a later try. */
    public Optional<JobScene> claimLate(SceneKey key, Duration lease, String claimant) {
        return of(CLAIM_LATE, key)
                .param("lease", lease.toString())
                .param("node", claimant)
                .query(this::row)
                .optional();
    }

    /** Records that the clip is here and checked. */
    public boolean collected(SceneKey key, @Nullable String taskId, JobSceneState next, String assetId) {
        return of(COLLECTED, key)
                        .param("task", taskId)
                        .param("state", next.word())
                        .param("asset", assetId)
                        .update()
                == 1;
    }

    /** Records that the clip is in the film's form: the scene is ready. */
    public boolean conformed(SceneKey key, @Nullable String taskId, ConformedClip clip) {
        return of(CONFORMED, key)
                        .param("task", taskId)
                        .param("conformed", json.write(clip))
                        .update()
                == 1;
    }

    /** Leaves a scene this node has claimed where it is, to be taken up again later. */
    public boolean tryLater(SceneKey key, JobSceneState state, Instant due) {
        return of(TRY_LATER, key)
                        .param("state", state.word())
                        .param("due", Rows.at(due))
                        .param("node", node.name())
                        .update()
                == 1;
    }

    /** Gives back a scene this node has claimed, as if nobody had tried. */
    public boolean letGo(SceneKey key, JobSceneState state, Duration pause) {
        return of(LET_GO, key)
                        .param("state", state.word())
                        .param("pause", pause.toString())
                        .param("node", node.name())
                        .update()
                == 1;
    }

    /** All scenes of a job work on another edition of its script from now on. */
    public void revised(String jobId, int edition) {
        database.sql(REVISED).param("job", jobId).param("edition", edition).update();
    }

    /** Has a scene that has ended brought to the film's form again, from the clip it has; false if it has none. */
    public boolean conformAgain(SceneKey key) {
        return of(CONFORM_AGAIN, key).update() == 1;
    }

    /**
     * Says how much of a scene this node has encoded.
     *
     * @param share 0 to 1
     * @return false if it is not at it any more
     */
    public boolean encoded(SceneKey key, double share) {
        return of(ENCODED, key).param("share", share).param("node", node.name()).update() == 1;
    }

    /** Makes a scene as long as its speech needs it; what is ordered already stays as it is. */
    public void length(SceneKey key, SceneLength length) {
        of(LENGTH, key)
                .param("seconds", length.clipSeconds())
                .param("frames", length.frames())
                .update();
    }

    /** Says why an ordered scene does not go on, without moving it. */
    public boolean remark(SceneKey key, String taskId, ErrorCode code, String message) {
        return of(REMARK, key)
                        .param("task", taskId)
                        .param("code", code.name())
                        .param("message", message)
                        .update()
                == 1;
    }

    /**
     * Lets a scene this node has claimed wait for a trouble from outside to end; costs it no try.
     *
     * @return nothing if somebody else has moved the scene or taken it over
     */
    public Optional<Held> hold(SceneKey key, JobSceneState state, ErrorCode code, String message, Patience patience) {
        return of(HOLD, key)
                .param("state", state.word())
                .param("code", code.name())
                .param("message", message)
                .param("first", patience.first().toString())
                .param("most", patience.most().toString())
                .param("limit", patience.giveUpAfter().toString())
                .param("node", node.name())
                .query((row, number) -> new Held(row.getInt("hold_tries"), row.getBoolean("too_long")))
                .optional();
    }

    /** Takes back what was said of an ordered scene by {@link #remark}. */
    public void clearRemark(SceneKey key, String taskId) {
        of(REMARK, key)
                .param("task", taskId)
                .param("code", null)
                .param("message", null)
                .update();
    }

    /** Gives a scene up, unless another node is at work on it. */
    public boolean fail(SceneKey key, JobSceneState expected, @Nullable String taskId, ErrorCode code, String message) {
        return end(FAIL, key, expected, taskId, code, message);
    }

    /** Has a scene drawn of which no clip can be had. */
    public boolean drawInstead(
            SceneKey key, JobSceneState expected, @Nullable String taskId, ErrorCode code, String message) {
        return end(DRAW_INSTEAD, key, expected, taskId, code, message);
    }

    private boolean end(
            String sql, SceneKey key, JobSceneState expected, @Nullable String taskId, ErrorCode code, String message) {
        return of(sql, key)
                        .param("state", expected.word())
                        .param("task", taskId)
                        .param("code", code.name())
                        .param("message", message)
                        .param("node", node.name())
                        .update()
                == 1;
    }

    /** Gives up the scenes that were to go on from a failed one: they would wait for ever. */
    public void failFollowers(SceneKey failed) {
        of(FAIL_FOLLOWERS, failed)
                .param("message", "Scene " + failed.order() + ", which it goes on from, failed")
                .update();
    }

    /** Has scenes wait for their turn again that were given up with the scene they go on from, where that one lives. */
    public void reviveFollowers(String jobId) {
        database.sql(REVIVE_FOLLOWERS).param("job", jobId).update();
    }

    /** Makes a scene wait for a new, deliberate order: the next attempt. */
    public boolean orderAgain(SceneKey key, JobSceneState expected) {
        return of(ORDER_AGAIN, key)
                        .param("state", expected.word())
                        .param("node", node.name())
                        .update()
                == 1;
    }

    /**
     * Says where a scene waits from now on, and which scene it goes on from.
     *
     * @param pool places at a provider, or {@link #DRAWN}
     */
    public void place(SceneKey key, String pool, @Nullable Integer parent) {
        of(PLACE, key)
                .param("pool", pool)
                .param("parent", parent, Types.INTEGER)
                .update();
    }

    /**
     * Gives a scene a clip it had before.
     *
     * @param next {@link JobSceneState#COLLECTED} if it is to be conformed, {@link JobSceneState#READY} if that was all
     * @param taskId the task the clip was made by
     */
    public boolean giveBack(
            SceneKey key,
            JobSceneState expected,
            JobSceneState next,
            String taskId,
            @Nullable String videoId,
            String assetId) {
        return of(GIVE_BACK, key)
                        .param("state", expected.word())
                        .param("next", next.word())
                        .param("task", taskId)
                        .param("video", videoId)
                        .param("asset", assetId)
                        .param("node", node.name())
                        .update()
                == 1;
    }

    /**
     * Makes a scene wait for a new order in place of a clip that cannot be used: the next attempt.
     *
     * @param taskId the task whose clip it is; a newer order is never thrown away for it
     * @param reason what the new order is adjusted to
     * @param video the provider's id of the clip, if the new order goes on from it
     */
    public boolean replaceClip(SceneKey key, @Nullable String taskId, String reason, @Nullable String video) {
        return of(REPLACE_CLIP, key)
                        .param("task", taskId)
                        .param("reason", reason)
                        .param("video", video)
                        .param("node", node.name())
                        .update()
                == 1;
    }

    /** Remembers what a later order of the scene is to be adjusted to. */
    public void adjustFor(SceneKey key, @Nullable String taskId, String reason) {
        of(ADJUST_FOR, key).param("task", taskId).param("reason", reason).update();
    }

    /** Takes a failed scene up again at a state it had reached: nothing paid is ordered again. */
    public boolean resume(SceneKey key, JobSceneState next) {
        return of(RESUME, key).param("state", next.word()).update() == 1;
    }

    /** Ends every scene of a cancelled job that has not ended. */
    public void cancelUnfinished(String jobId, String message) {
        database.sql(CANCEL_UNFINISHED)
                .param("job", jobId)
                .param("message", message)
                .update();
    }

    /** The services from which scenes of jobs wait to be ordered, by job. */
    public Map<String, Set<String>> waitedServices(Collection<String> jobIds) {
        Map<String, Set<String>> services = new HashMap<>();
        database.sql(WAITED_SERVICES)
                .param("jobs", jobIds.toArray(String[]::new))
                .query(row -> {
                    services.computeIfAbsent(row.getString("job_id"), id -> new TreeSet<>())
                            .add(row.getString("service"));
                });
        return services;
    }

    private JdbcClient.StatementSpec of(String sql, SceneKey key) {
        return database.sql(sql).param("job", key.jobId()).param("scene", key.order());
    }

    private JobScene row(ResultSet row, int number) throws SQLException {
        String code = row.getString("error_code");
        String conformed = row.getString("conformed");
        return new JobScene(
                row.getString("job_id"),
                row.getInt("scene_order"),
                row.getString("owner"),
                JobSceneState.of(row.getString("state")),
                row.getString("slot_pool"),
                row.getInt("attempt"),
                row.getInt("collect_tries"),
                row.getString("task_id"),
                row.getString("video_id"),
                row.getString("clip_url"),
                row.getString("clip_asset_id"),
                conformed == null ? null : json.read(conformed, ConformedClip.class),
                code == null ? null : ErrorCode.valueOf(code),
                row.getString("error_message"),
                row.getString("adjust_for"),
                row.getString("prompt"),
                row.getString("goes_on_from"),
                hold(row),
                row.getInt("edition"),
                length(row),
                row.getDouble("encoded"),
                row.getBoolean("drawn_instead"));
    }

    private static @Nullable SceneLength length(ResultSet row) throws SQLException {
        Integer seconds = Rows.integer(row, "clip_seconds");
        return seconds == null ? null : new SceneLength(seconds, row.getInt("film_frames"));
    }

    /** The trouble a row of {@code job} or {@code job_scene} waits for. */
    static @Nullable Hold hold(ResultSet row) throws SQLException {
        String code = row.getString("hold_code");
        return code == null
                ? null
                : new Hold(ErrorCode.valueOf(code), row.getString("hold_message"), Rows.time(row, "hold_since"));
    }
}
