package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a script.
 *
 * @param title its heading, if it has one
 * @param scenes its scenes in order, at least one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Chapter(@Nullable String title, List<Scene> scenes) {

    /** Copies the list. */
    public Chapter {
        scenes = List.copyOf(scenes);
    }

    /** The same chapter with another scene at an index. */
    Chapter withScene(int index, Scene scene) {
        List<Scene> changed = new ArrayList<>(scenes);
        changed.set(index, scene);
        return new Chapter(title, changed);
    }
}
