package dev.sceneroute.production;

import dev.sceneroute.runtime.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the table {@code scene}. */
@Repository
class SceneStore {
    private static final String INSERT = """
            insert into scene (script_id, version, scene_order, chapter_order, scene_type, target_duration, content)
            select :script, :version, part.position, part.chapter,
                   part.content ->> 'scene_type', (part.content ->> 'target_duration')::int, part.content
            from unnest(:chapters::int[], :contents::jsonb[]) with ordinality as part (chapter, content, position)
            """;
    private static final String OF_VERSION = """
            select chapter_order, content from scene
            where script_id = :script and version = :version
            order by scene_order
            """;

    private final JdbcClient database;
    private final Json json;

    SceneStore(JdbcClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** Stores all scenes of a version in one statement. */
    void insert(String scriptId, int version, List<Chapter> chapters) {
        List<Integer> chapterOrders = new ArrayList<>();
        List<String> contents = new ArrayList<>();
        for (int chapter = 0; chapter < chapters.size(); chapter++) {
            for (Scene scene : chapters.get(chapter).scenes()) {
                chapterOrders.add(chapter + 1);
                contents.add(json.write(scene));
            }
        }
        database.sql(INSERT)
                .param("script", scriptId)
                .param("version", version)
                .param("chapters", chapterOrders.toArray(Integer[]::new))
                .param("contents", contents.toArray(String[]::new))
                .update();
    }

    /** The scenes of a version, by chapter order. */
    Map<Integer, List<Scene>> of(String scriptId, int version) {
        Map<Integer, List<Scene>> scenes = new LinkedHashMap<>();
        database.sql(OF_VERSION)
                .param("script", scriptId)
                .param("version", version)
                .query(row -> {
                    scenes.computeIfAbsent(row.getInt("chapter_order"), chapter -> new ArrayList<>())
                            .add(json.read(row.getString("content"), Scene.class));
                });
        return scenes;
    }
}
