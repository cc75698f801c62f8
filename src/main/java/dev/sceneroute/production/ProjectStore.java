package dev.sceneroute.production;

import dev.sceneroute.runtime.Ids;
import dev.sceneroute.runtime.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the table {@code project}. */
@Repository
public class ProjectStore {
    // What is updated is no part of a key: updating one would lock the row against everybody who refers to it.
    private static final String INSERT = """
            insert into project (id, owner, title, topic, folder) values (:id, :owner, :title, :topic, :folder)
            on conflict (owner, folder) do update set title = project.title
            returning *
            """;
    private static final String FIND = "select * from project where owner = :owner and id = :id";

    private final JdbcClient database;

    ProjectStore(JdbcClient database) {
        this.database = database;
    }

    /** Makes a project. */
    public Project create(String owner, String title, @Nullable String topic) {
        return insert(owner, title, topic, null);
    }

    /** The project of an inbox folder; made when its first file arrives. */
    public Project ofFolder(String owner, String folder) {
        return insert(owner, folder, null, folder);
    }

    /** One's own project, by id. */
    public Optional<Project> find(String owner, String id) {
        return database.sql(FIND)
                .param("owner", owner)
                .param("id", id)
                .query(ProjectStore::row)
                .optional();
    }

    private Project insert(String owner, String title, @Nullable String topic, @Nullable String folder) {
        return database.sql(INSERT)
                .param("id", Ids.next("proj"))
                .param("owner", owner)
                .param("title", title)
                .param("topic", topic)
                .param("folder", folder)
                .query(ProjectStore::row)
                .single();
    }

    private static Project row(ResultSet row, int number) throws SQLException {
        return new Project(
                row.getString("id"),
                row.getString("owner"),
                row.getString("title"),
                row.getString("topic"),
                Rows.time(row, "created_at"));
    }
}
