package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonInclude;
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
}
