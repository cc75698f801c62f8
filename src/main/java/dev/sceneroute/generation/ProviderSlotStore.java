package dev.sceneroute.generation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * All SQL of the table {@code provider_slot}: one row a place among the tasks an account may run at once, counted for
 * the whole installation.
 */
@Repository
public class ProviderSlotStore {
    /** Read by the sweeper: the {@code pool} of each free place, once for each, where a scene waits for it. */
    public static final String WAITED_FOR = """
            select pool from provider_slot
            where task_id is null and (rest_until is null or rest_until <= now())
              and not exists (select 1 from pause where scope = 'service:' || split_part(provider_slot.pool, '/', 1))
              and exists (select 1 from job_scene join job on job.id = job_scene.job_id
                          where job_scene.slot_pool = provider_slot.pool and job_scene.state = 'waiting'
                            and job_scene.due_at <= now() and job.status = 'running')
            """;

    private static final String ADD = """
            insert into provider_slot (pool, slot_no) select :pool, no from generate_series(1, :size) as no
            on conflict do nothing
            """;
    private static final String REMOVE =
            "delete from provider_slot where pool = :pool and slot_no > :size and task_id is null";
    private static final String TAKE = """
            update provider_slot set task_id = :task, taken_at = now(), rest_until = null
            where (pool, slot_no) = (
                select pool, slot_no from provider_slot
                where pool = :pool and task_id is null and (rest_until is null or rest_until <= now())
                order by slot_no limit 1 for update skip locked)
              and task_id is null
            """;
    private static final String FREE = """
            update provider_slot
            set task_id = null, taken_at = null, refusals = 0, rest_until = null
            where task_id = :task
            returning pool
            """;
    // Half of the pause is left to chance, so that several processes do not come back at the same moment.
    private static final String REFUSED = """
            update provider_slot
            set task_id = null, taken_at = null, refusals = least(refusals + 1, 30),
                rest_until = now() + (0.5 + random() / 2)
                    * least(:first::interval * power(2, least(refusals, 20)), :longest::interval)
            where task_id = :task
            returning pool, rest_until
            """;
    private static final String REST = """
            update provider_slot set rest_until = greatest(rest_until, :until)
            where (pool, slot_no) in (
                select pool, slot_no from provider_slot where pool = :pool and task_id is null for update skip locked)
            """;
    private static final String POOLS = "select distinct pool from provider_slot";
    private static final String TAKEN = "select count(*) from provider_slot where pool = :pool and task_id is not null";

    private final JdbcClient database;

    ProviderSlotStore(JdbcClient database) {
        this.database = database;
    }

    /** Gives a pool its size; places in use above it go when their task ends. */
    @Transactional
    public void resize(String pool, int size) {
        database.sql(ADD).param("pool", pool).param("size", size).update();
        database.sql(REMOVE).param("pool", pool).param("size", size).update();
    }

    /** Takes a free place for a task; false if there is none. */
    public boolean take(String pool, String taskId) {
        return database.sql(TAKE).param("pool", pool).param("task", taskId).update() == 1;
    }

    /**
     * Gives a task's place back. Called twice it does nothing the second time.
     *
     * @return the pool that has room now, or nothing if the task held no place
     */
    public Optional<String> free(String taskId) {
        return database.sql(FREE).param("task", taskId).query(String.class).optional();
    }

    /**
     * Gives back the place of an order that was refused because the provider has no room or no strength, and believes
     * it: every free place of the pool rests, so that only what is under way counts as room. A place whose task ends
     * does not rest. The pause doubles with each refusal in a row, and half of it is left to chance.
     *
     * @param first the pause after the first refusal
     * @param longest the longest pause
     */
    public void refused(String taskId, Duration first, Duration longest) {
        database.sql(REFUSED)
                .param("task", taskId)
                .param("first", first.toString())
                .param("longest", longest.toString())
                .query((row, number) -> database.sql(REST)
                        .param("pool", row.getString("pool"))
                        .param("until", row.getObject("rest_until"))
                        .update())
                .list();
    }

    /** All pools there are. */
    public List<String> pools() {
        return database.sql(POOLS).query(String.class).list();
    }

    /** How many places of a pool are taken. */
    public int taken(String pool) {
        return database.sql(TAKEN).param("pool", pool).query(Integer.class).single();
    }
}
