package dev.sceneroute.production;

import dev.sceneroute.runtime.Json;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about the scenes of a film together once they are in the film's form, and about giving that up again. */
@Repository
public class ConformedClipStore {
    private static final String FORGET_OLD = """
            with old as (
                select job.id from job
                where job.status in ('succeeded', 'failed', 'canceled')
                  and job.finished_at < now() - :age::interval
                  and exists (select 1 from job_scene where job_id = job.id and conformed is not null)
                order by job.finished_at limit :jobs
                for update skip locked),
            kept as (
                select job_id, scene_order, conformed from job_scene
                where job_id in (select id from old) and conformed is not null),
            forgotten as (
                update job_scene set conformed = null, updated_at = now()
                from kept
                where job_scene.job_id = kept.job_id and job_scene.scene_order = kept.scene_order)
            select conformed from kept
            """;
    private static final String AGAIN = """
            update job_scene set state = 'collected', collect_tries = 0, due_at = now(), updated_at = now()
            where job_id = :job and state = 'ready' and conformed is null
            """;

    private static final String CODINGS =
            "select count(distinct conformed ->> 'signature') from job_scene where job_id = :job";
    private static final String ENCODES_ALL = "select encode_all from job where id = :job";
    private static final String ENCODE_ALL = "update job set encode_all = true where id = :job and not encode_all";
    private static final String ENCODE_COPIED = """
            update job_scene
            set state = 'collected', conformed = null, collect_tries = 0, due_at = now(), updated_at = now()
            where job_id = :job and state = 'ready' and (conformed ->> 'copied')::boolean
            """;

    private final JdbcClient database;
    private final Json json;

    ConformedClipStore(JdbcClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Forgets the scenes in the film's form of jobs that ended longer ago than this.
     *
     * @param jobs at most so many at once
     * @return what is forgotten, and may be deleted
     */
    public List<ConformedClip> forgetOld(Duration age, int jobs) {
        return database.sql(FORGET_OLD)
                .param("age", age.toString())
                .param("jobs", jobs)
                .query((row, number) -> json.read(row.getString("conformed"), ConformedClip.class))
                .list();
    }

    /** Whether the scenes that are in the film's form are coded in more than one way, so that they cannot share a track. */
    public boolean differ(String jobId) {
        return database.sql(CODINGS).param("job", jobId).query(Integer.class).single() > 1;
    }

    /** Whether every scene of a film is encoded here. */
    public boolean encodesAll(String jobId) {
        return database.sql(ENCODES_ALL)
                .param("job", jobId)
                .query(Boolean.class)
                .single();
    }

    /**
     * From now on every scene of a film is encoded here; clips that were to go into it as they came are brought to its form
     * once more.
     *
     * @return how many these are
     */
    public int encodeAll(String jobId) {
        boolean news = database.sql(ENCODE_ALL).param("job", jobId).update() == 1;
        return news ? database.sql(ENCODE_COPIED).param("job", jobId).update() : 0;
    }

    /** Has the scenes of a film that were forgotten brought to its form again. */
    public void again(String jobId) {
        database.sql(AGAIN).param("job", jobId).update();
    }
}
