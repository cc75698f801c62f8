package dev.sceneroute.production;

import dev.sceneroute.runtime.Ids;
import dev.sceneroute.runtime.Json;
import dev.sceneroute.runtime.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All SQL of the table {@code script}; its chapters and scenes are {@link ChapterStore}'s and {@link SceneStore}'s. */
@Repository
public class ScriptStore {
    private static final String INSERT = """
            insert into script (id, owner, project_id, status, title, settings)
            values (:id, :owner, :project, 'draft', :title, :settings::jsonb)
            """;
    private static final String FIND = "select * from script where owner = :owner and id = :id";
    private static final String NEXT_VERSION = """
            update script
            set version = version + 1, status = 'draft', approved_at = null, updated_at = now(),
                title = :title, settings = :settings::jsonb
            where owner = :owner and id = :id
            returning version
            """;
    private static final String APPROVE = """
            update script set status = 'approved', approved_at = now()
            where owner = :owner and id = :id and version = :version and status = 'draft'
            """;

    private final JdbcClient database;
    private final ChapterStore chapters;
    private final SceneStore scenes;
    private final Json json;

    ScriptStore(JdbcClient database, ChapterStore chapters, SceneStore scenes, Json json) {
        this.database = database;
        this.chapters = chapters;
        this.scenes = scenes;
        this.json = json;
    }

    /** Stores the first version, a draft. */
    @Transactional
    public StoredScript create(String owner, String projectId, Script script) {
        String id = Ids.next("scr");
        database.sql(INSERT)
                .param("id", id)
                .param("owner", owner)
                .param("project", projectId)
                .param("title", script.title())
                .param("settings", settings(script))
                .update();
        insertParts(id, 1, script);
        return find(owner, id).orElseThrow();
    }

    /**
     * Stores the next version, a draft again.
     *
     * @return the script as it is now, or nothing if there is no such script of this owner
     */
    @Transactional
    public Optional<StoredScript> edit(String owner, String id, Script script) {
        Optional<Integer> version = database.sql(NEXT_VERSION)
                .param("owner", owner)
                .param("id", id)
                .param("title", script.title())
                .param("settings", settings(script))
                .query(Integer.class)
                .optional();
        version.ifPresent(number -> insertParts(id, number, script));
        return version.flatMap(number -> find(owner, id));
    }

    /**
     * Approves a draft version. Approving an approved one changes nothing.
     *
     * @return the script as it is now, or nothing if there is no such script of this owner
     */
    @Transactional
    public Optional<StoredScript> approve(String owner, String id) {
        Optional<StoredScript> found = find(owner, id);
        found.ifPresent(script -> database.sql(APPROVE)
                .param("owner", owner)
                .param("id", id)
                .param("version", script.version())
                .update());
        return found.flatMap(script -> find(owner, id));
    }

    /** One's own script, by id. */
    @Transactional
    public Optional<StoredScript> find(String owner, String id) {
        return database.sql(FIND)
                .param("owner", owner)
                .param("id", id)
                .query(this::row)
                .optional();
    }

    private String settings(Script script) {
        return json.write(script.withChapters(List.of()));
    }

    private void insertParts(String id, int version, Script script) {
        chapters.insert(id, version, script.chapters());
        scenes.insert(id, version, script.chapters());
    }

    private StoredScript row(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        int version = row.getInt("version");
        Script script = json.read(row.getString("settings"), Script.class)
                .withChapters(chapters.of(id, version, scenes.of(id, version)));
        return new StoredScript(
                id,
                row.getString("owner"),
                row.getString("project_id"),
                version,
                ScriptStatus.of(row.getString("status")),
                script,
                Rows.time(row, "created_at"),
                Rows.time(row, "updated_at"),
                Rows.instant(row, "approved_at"));
    }
}
