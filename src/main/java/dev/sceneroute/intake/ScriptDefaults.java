package dev.sceneroute.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sceneroute.production.ReferenceAsset;
import dev.sceneroute.production.Scene;
import dev.sceneroute.production.SceneType;
import dev.sceneroute.production.VideoFormat;
import dev.sceneroute.speech.SpeakingTime;
import java.util.List;

/** Fills in what a writer may leave out. The tree has passed the schema before. */
final class ScriptDefaults {
    private static final String LANGUAGE = "en";
    /** What the models of today make at once. */
    private static final int LONGEST_SECONDS = 15;
    /** Before and after what is said. */
    private static final double SILENCE = 0.8;

    private static final List<String> FREE_TEXTS =
            List.of("scene_id", "narration", "on_screen_text", "visual_prompt", "negative_prompt", "continuity_group");

    private ScriptDefaults() {}

    /** The long form of a script: chapters of scenes, every field with a default said. */
    static ObjectNode fill(JsonNode given) {
        ObjectNode script = given.deepCopy();
        dropBlank(script, "topic");
        script.putIfAbsent("language", script.textNode(LANGUAGE));
        script.set("video", video(script.path("video")));
        script.putIfAbsent("generation", script.objectNode());
        script.putIfAbsent("speech", script.objectNode());
        script.putIfAbsent("sound", script.objectNode());
        if (script.has("scenes")) {
            JsonNode scenes = script.remove("scenes");
            script.putArray("chapters").addObject().set("scenes", scenes);
        }
        script.path("chapters").forEach(chapter -> fillChapter((ObjectNode) chapter));
        return script;
    }

    private static ObjectNode video(JsonNode given) {
        ObjectNode video = ScriptJson.mapper().valueToTree(VideoFormat.DEFAULT);
        given.properties().forEach(field -> video.set(field.getKey(), field.getValue()));
        return video;
    }

    private static void fillChapter(ObjectNode chapter) {
        chapter.remove("chapter_id");
        dropBlank(chapter, "title");
        chapter.path("scenes").forEach(scene -> fillScene((ObjectNode) scene));
    }

    private static void fillScene(ObjectNode scene) {
        FREE_TEXTS.forEach(field -> dropBlank(scene, field));
        if (!scene.has("target_duration")) {
            int seconds = seconds(scene);
            scene.put("target_duration", seconds).put("guessed_duration", seconds);
        }
        if (!scene.path("shots").isEmpty()) {
            scene.remove("guessed_duration");
        }
        scene.putIfAbsent("scene_type", scene.textNode(type(scene).text()));
        scene.path("reference_assets").forEach(asset -> ((ObjectNode) asset)
                .putIfAbsent("role", scene.textNode(ReferenceAsset.Role.FIRST_FRAME.text())));
    }

    private static int seconds(ObjectNode scene) {
        int sum = 0;
        for (JsonNode shot : scene.path("shots")) {
            sum += shot.path("duration").intValue();
        }
        return sum == 0 ? spoken(scene.path("narration").asText("")) : sum;
    }

    /** As long as what is said takes, about; what it takes exactly is known when it is spoken. */
    private static int spoken(String narration) {
        int needed = (int) Math.ceil(SpeakingTime.seconds(narration) + SILENCE);
        return Math.max(Scene.USUAL_SECONDS, Math.min(needed, LONGEST_SECONDS));
    }

    private static SceneType type(ObjectNode scene) {
        if (scene.has("extends_scene")) {
            return SceneType.EXTEND;
        }
        return scene.path("reference_assets").isEmpty() ? SceneType.TEXT : SceneType.IMAGE_REF;
    }

    private static void dropBlank(ObjectNode parent, String field) {
        JsonNode value = parent.path(field);
        if (value.isTextual() && value.textValue().isBlank()) {
            parent.remove(field);
        }
    }
}
