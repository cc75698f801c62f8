package dev.sceneroute.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the table {@code chapter}. */
@Repository
class ChapterStore {
    private static final String INSERT = """
            insert into chapter (script_id, version, chapter_order, title)
            select :script, :version, part.position, part.title
            from unnest(:titles::text[]) with ordinality as part (title, position)
            """;
    private static final String OF_VERSION = """
            select chapter_order, title from chapter
            where script_id = :script and version = :version
            order by chapter_order
            """;

    private final JdbcClient database;

    ChapterStore(JdbcClient database) {
        this.database = database;
    }

    void insert(String scriptId, int version, List<Chapter> chapters) {
        database.sql(INSERT)
                .param("script", scriptId)
                .param("version", version)
                .param("titles", chapters.stream().map(Chapter::title).toArray(String[]::new))
                .update();
    }

    /** The chapters of a version, with the scenes that belong to each. */
    List<Chapter> of(String scriptId, int version, Map<Integer, List<Scene>> scenes) {
        List<Chapter> chapters = new ArrayList<>();
        database.sql(OF_VERSION)
                .param("script", scriptId)
                .param("version", version)
                .query(row -> {
                    List<Scene> own = scenes.getOrDefault(row.getInt("chapter_order"), List.of());
                    chapters.add(new Chapter(row.getString("title"), own));
                });
        return chapters;
    }
}
