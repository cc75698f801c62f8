package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the clips and how. Given for the whole script, for one scene, or not at all; a scene's value wins.
 *
 * @param service the provider, {@code kling} by default
 * @param model the provider's model name; by default the one its endpoint is run with
 * @param endpoint only when the caller insists on {@code text2video} or {@code image2video}
 * @param mode {@code std} or {@code pro}
 * @param sound whether the clip comes with its own sound
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GenerationOptions(
        @Nullable String service,
        @Nullable String model,
        @Nullable String endpoint,
        @Nullable String mode,
        @Nullable Boolean sound) {

    /** Nothing said. */
    public static final GenerationOptions UNSAID = new GenerationOptions(null, null, null, null, null);

    /** These options, with gaps filled from the script's own. */
    public GenerationOptions over(GenerationOptions fallback) {
        return new GenerationOptions(
                service != null ? service : fallback.service,
                model != null ? model : fallback.model,
                endpoint != null ? endpoint : fallback.endpoint,
                mode != null ? mode : fallback.mode,
                sound != null ? sound : fallback.sound);
    }
}
