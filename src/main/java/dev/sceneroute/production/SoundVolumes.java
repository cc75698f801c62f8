package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How loud the parts of a sound are, against what is usual: 1 is as usual, 0 is mute, 2 is 6 dB louder. Given for the whole
 * script, for one scene, or not at all; a scene's value wins.
 *
 * @param narration what is said
 * @param clip the clips' own sound
 * @param music the music
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SoundVolumes(
        @Nullable Double narration,
        @Nullable Double clip,
        @Nullable Double music) {

    /** These volumes, with gaps filled from the script's own. */
    public SoundVolumes over(@Nullable SoundVolumes fallback) {
        return fallback == null
                ? this
                : new SoundVolumes(
                        narration != null ? narration : fallback.narration,
                        clip != null ? clip : fallback.clip,
                        music != null ? music : fallback.music);
    }
}
