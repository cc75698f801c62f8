package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The music under a film. Exactly one of the sources is given by people; once a script is stored only {@code assetId} is
 * left.
 *
 * @param path a file beside the script (file drop and command only); never leaves the script's folder
 * @param assetId a sound stored before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Music(@Nullable String path, @Nullable String assetId) {

    /** Music that is stored. */
    public static Music stored(String assetId) {
        return new Music(null, assetId);
    }
}
