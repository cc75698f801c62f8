package dev.sceneroute.production;

import dev.sceneroute.runtime.Ids;
import dev.sceneroute.runtime.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the table {@code asset}. */
@Repository
public class AssetStore {
    private static final String INSERT = """
            insert into asset (id, owner, kind, storage_key, content_type, size_bytes, sha256, duration_ms, job_id,
                               scene_order)
            values (:id, :owner, :kind, :key, :type, :size, :sha256, :duration, :job, :scene)
            returning *
            """;
    private static final String FIND = "select * from asset where id = :id and owner = :owner";
    private static final String GET = "select * from asset where id = :id";
    private static final String BY_CONTENT = """
            select * from asset where owner = :owner and kind = :kind and sha256 = :sha256 order by created_at limit 1
            """;
    private static final String OF_JOB = """
            select * from asset where job_id = :job and kind = :kind order by created_at desc
            """;
    // The files of one film are stored in one transaction, and that is their time.
    private static final String BESIDE = """
            select beside.* from asset film
            join asset beside on beside.job_id = film.job_id and beside.created_at = film.created_at
            where film.id = :film and beside.kind = :kind
            order by beside.id
            """;

    private final JdbcClient database;

    AssetStore(JdbcClient database) {
        this.database = database;
    }

    /** Records a stored file. */
    public Asset insert(
            String owner,
            Asset.Kind kind,
            String storageKey,
            String contentType,
            long sizeBytes,
            String sha256,
            @Nullable Long durationMs,
            @Nullable String jobId,
            @Nullable Integer sceneOrder) {
        return database.sql(INSERT)
                .param("id", Ids.next("asset"))
                .param("owner", owner)
                .param("kind", kind.word())
                .param("key", storageKey)
                .param("type", contentType)
                .param("size", sizeBytes)
                .param("sha256", sha256)
                .param("duration", durationMs)
                .param("job", jobId)
                .param("scene", sceneOrder)
                .query(AssetStore::row)
                .single();
    }

    /** One's own asset. */
    public Optional<Asset> find(String owner, String id) {
        return database.sql(FIND)
                .param("id", id)
                .param("owner", owner)
                .query(AssetStore::row)
                .optional();
    }

    /** An asset, whoever's it is. For the pipeline only. */
    public Asset get(String id) {
        return database.sql(GET).param("id", id).query(AssetStore::row).single();
    }

    /** One's own asset with the same bytes. */
    public Optional<Asset> byContent(String owner, Asset.Kind kind, String sha256) {
        return database.sql(BY_CONTENT)
                .param("owner", owner)
                .param("kind", kind.word())
                .param("sha256", sha256)
                .query(AssetStore::row)
                .optional();
    }

    /** A job's assets of one kind, newest first. */
    public List<Asset> ofJob(String jobId, Asset.Kind kind) {
        return database.sql(OF_JOB)
                .param("job", jobId)
                .param("kind", kind.word())
                .query(AssetStore::row)
                .list();
    }

    /** What was stored together with a film, such as its subtitles; films the job made before have theirs. */
    public List<Asset> beside(String filmId, Asset.Kind kind) {
        return database.sql(BESIDE)
                .param("film", filmId)
                .param("kind", kind.word())
                .query(AssetStore::row)
                .list();
    }

    private static Asset row(ResultSet row, int number) throws SQLException {
        return new Asset(
                row.getString("id"),
                row.getString("owner"),
                Asset.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("storage_key"),
                row.getString("content_type"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                Rows.number(row, "duration_ms"),
                row.getString("job_id"),
                Rows.integer(row, "scene_order"),
                Rows.time(row, "created_at"));
    }
}
