package dev.sceneroute.generation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is added to a scene's prompt when its clip was not what was ordered ({@code sceneroute.adjust}). Empty adds
 * nothing: the same prompt is sent again.
 *
 * @param black after a black clip
 * @param frozen after one in which nothing moved
 * @param silent after one without sound
 * @param tooShort after one that was too short
 * @param wrongShape after one of another width to height
 */
@Validated
@ConfigurationProperties("sceneroute.adjust")
public record AdjustmentSettings(
        @NotNull @Size(max = 300) @DefaultValue("The scene is well lit and clearly visible from the first frame on.")
        String black,

        @NotNull @Size(max = 300) @DefaultValue("There is clear, continuous movement throughout.")
        String frozen,

        @NotNull @Size(max = 300) @DefaultValue("The sounds of the scene are clearly audible.")
        String silent,

        @NotNull @Size(max = 300) @DefaultValue("") String tooShort,
        @NotNull @Size(max = 300) @DefaultValue("") String wrongShape) {

    /** What is added for a reason; empty if nothing is. */
    String phrase(AdjustmentReason reason) {
        return switch (reason) {
            case BLACK -> black;
            case FROZEN -> frozen;
            case SILENT -> silent;
            case TOO_SHORT -> tooShort;
            case WRONG_SHAPE -> wrongShape;
            case TOO_LONG, WRONG_SIZE, WRONG_RATE, UNUSABLE, CONTINUITY -> "";
        };
    }
}
