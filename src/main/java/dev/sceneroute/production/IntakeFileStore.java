package dev.sceneroute.production;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the table {@code intake_file}. */
@Repository
public class IntakeFileStore {
    /** Read by the sweeper: the {@code result} file of each dropped file whose jobs have all ended. */
    public static final String DUE = """
            select distinct result from intake_file f
            where not told and result <> ''
              and not exists (select 1 from intake_file g join job on job.id = g.job_id
                              where g.result = f.result and job.status in ('queued', 'running'))
            """;

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(:key, 0))";
    private static final String FIND = """
            select * from intake_file
            where owner = :owner and folder = :folder and sha256 = :sha256 and video = :video
            order by created_at desc limit 1
            """;
    // A job that is gone from the disk is made again: then the row points to the newer job.
    private static final String PUT = """
            insert into intake_file (owner, folder, sha256, video, job_id, result)
            values (:owner, :folder, :sha256, :video, :job, :result)
            on conflict (owner, folder, sha256, video, result)
            do update set job_id = excluded.job_id, told = false, created_at = now()
            """;
    private static final String WITH_RESULT = "select * from intake_file where result = :result order by video";
    private static final String TOLD = "update intake_file set told = true where result = :result";

    private final JdbcClient database;

    IntakeFileStore(JdbcClient database) {
        this.database = database;
    }

    /**
     * Makes everybody else who takes the same bytes into the same folder wait for the end of this transaction: then they
     * find what it has made.
     */
    public void lock(String owner, String folder, String sha256) {
        database.sql(LOCK)
                .param("key", String.join("/", "intake", owner, folder, sha256))
                .query(row -> {});
    }

    /** The job that was made of the same bytes in the same folder before. */
    public Optional<IntakeFile> find(String owner, String folder, String sha256, String video) {
        return database.sql(FIND)
                .param("owner", owner)
                .param("folder", folder)
                .param("sha256", sha256)
                .param("video", video)
                .query(IntakeFileStore::row)
                .optional();
    }

    /** Records the job made of a file's video. */
    public void put(IntakeFile file) {
        database.sql(PUT)
                .param("owner", file.owner())
                .param("folder", file.folder())
                .param("sha256", file.sha256())
                .param("video", file.video())
                .param("job", file.jobId())
                .param("result", file.result() == null ? "" : file.result())
                .update();
    }

    /** The videos a result file tells of. */
    public List<IntakeFile> withResult(String result) {
        return database.sql(WITH_RESULT)
                .param("result", result)
                .query(IntakeFileStore::row)
                .list();
    }

    /** The result file has been written for good. */
    public void told(String result) {
        database.sql(TOLD).param("result", result).update();
    }

    private static IntakeFile row(ResultSet row, int number) throws SQLException {
        String result = row.getString("result");
        return new IntakeFile(
                row.getString("owner"),
                row.getString("folder"),
                row.getString("sha256"),
                row.getString("video"),
                row.getString("job_id"),
                result.isEmpty() ? null : result);
    }
}
