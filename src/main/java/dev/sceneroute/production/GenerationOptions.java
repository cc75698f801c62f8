package dev.sceneroute.production;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
 * @param fallback {@code still} if the scene may be drawn where no clip can be had, {@code none} if not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GenerationOptions(
        @Nullable String service,
        @Nullable String model,
        @Nullable String endpoint,
        @Nullable String mode,
        @Nullable Boolean sound,
        @Nullable String fallback) {

    /** The word for a drawn scene in place of a clip that nobody makes. */
    private static final String STILL = "still";

    /** Nothing said. */
    public static final GenerationOptions UNSAID = new GenerationOptions(null, null, null, null, null, null);

    /** These options, with gaps filled from the script's own. */
    public GenerationOptions over(GenerationOptions others) {
        return new GenerationOptions(
                service != null ? service : others.service,
                model != null ? model : others.model,
                endpoint != null ? endpoint : others.endpoint,
                mode != null ? mode : others.mode,
                sound != null ? sound : others.sound,
                fallback != null ? fallback : others.fallback);
    }

    /** Whether the scene may be drawn where no clip can be had. */
    @JsonIgnore
    public boolean isDrawnIfNeeded() {
        return STILL.equals(fallback);
    }
}
