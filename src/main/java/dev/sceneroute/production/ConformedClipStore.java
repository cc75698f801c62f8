package dev.sceneroute.production;

import dev.sceneroute.runtime.Json;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private static final String NAMED = """
            select job.id, s.conformed from job
            left join job_scene s on s.job_id = job.id and s.conformed is not null
            where job.id = any(:jobs) and job.status in ('succeeded', 'failed', 'canceled')
            """;
    private static final String CODING = """
            select conformed ->> 'signature' from job_scene
            where job_id = :job and (conformed ->> 'copied')::boolean
            order by scene_order limit 1
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

    /**
     * Which files the scenes of jobs that have ended are made of.
     *
     * @param jobs ids; of those that nobody knows, or that are at work, nothing is said
     * @return storage keys by the job's id, none where a job has no scene in the film's form
     */
    public Map<String, Set<String>> named(Collection<String> jobs) {
        Map<String, Set<String>> named = new HashMap<>();
        database.sql(NAMED).param("jobs", jobs.toArray(String[]::new)).query(row -> {
            Set<String> keys = named.computeIfAbsent(row.getString("id"), id -> new HashSet<>());
            String conformed = row.getString("conformed");
            if (conformed != null) {
                ConformedClip clip = json.read(conformed, ConformedClip.class);
                keys.add(clip.videoKey());
                if (clip.audioKey() != null) {
                    keys.add(clip.audioKey());
                }
            }
        });
        return named;
    }

    /** How the clips of a film are coded that go into it as they came: its signature; nothing if there is none yet. */
    public Optional<String> coding(String jobId) {
        return database.sql(CODING).param("job", jobId).query(String.class).optional();
    }

    /** Has the scenes of a film that were forgotten brought to its form again. */
    public void again(String jobId) {
        database.sql(AGAIN).param("job", jobId).update();
    }
}
