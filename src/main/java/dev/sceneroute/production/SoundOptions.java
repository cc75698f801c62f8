package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a film sounds like.
 *
 * @param music what runs on under all of it; nothing if it is not said
 * @param volumes how loud its parts are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SoundOptions(@Nullable Music music, @Nullable SoundVolumes volumes) {

    /** Nothing said. */
    public static final SoundOptions UNSAID = new SoundOptions(null, null);

    /** The same with music that is stored. */
    public SoundOptions with(Music stored) {
        return new SoundOptions(stored, volumes);
    }
}
