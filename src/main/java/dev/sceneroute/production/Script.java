package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A script as people write it and as jobs keep it: chapters of scenes, and how the film shall look.
 *
 * @param title the film's title
 * @param topic what it is about, if said
 * @param language BCP 47 tag, {@code en} by default
 * @param video what every frame looks like
 * @param generation options of all scenes
 * @param chapters at least one, with at least one scene in all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Script(
        String title,
        @Nullable String topic,
        String language,
        VideoFormat video,
        GenerationOptions generation,
        List<Chapter> chapters) {

    /** Copies the list. */
    public Script {
        chapters = List.copyOf(chapters);
    }

    /** All scenes in the film's order; the first has order 1. */
    @JsonIgnore
    public List<Scene> scenes() {
        return chapters.stream().flatMap(chapter -> chapter.scenes().stream()).toList();
    }

    /** Length of the film in seconds: the sum of its scenes. */
    @JsonIgnore
    public int seconds() {
        return scenes().stream().mapToInt(Scene::targetDuration).sum();
    }

    /** The options one scene is made with. */
    public GenerationOptions optionsOf(Scene scene) {
        return scene.generation() == null ? generation : scene.generation().over(generation);
    }
}
