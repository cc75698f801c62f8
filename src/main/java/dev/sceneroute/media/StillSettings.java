package dev.sceneroute.media;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How pictures become scenes ({@code sceneroute.stills}).
 *
 * @param background colour behind a picture that does not fill the film, and of a scene without one
 * @param zoom how much larger a moving picture is at one end of its scene than at the other
 * @param easing the share of the scene's length over which a movement gets up to speed, and comes to rest again; 0 for
 *     an even movement
 * @param fit how a moving picture of another shape than the film's is placed
 * @param oversampling how many times wider than the film a picture is while it moves: it keeps fine detail steady
 * @param maxPixels pixels a picture may have; larger than a clip's, since cameras' pictures are
 * @param maxFileSize bytes a picture may have
 */
@Validated
@ConfigurationProperties("sceneroute.stills")
public record StillSettings(
        @NotNull @Pattern(regexp = "0x[0-9A-Fa-f]{6}") @DefaultValue("0x1E1E1E")
        String background,

        @DecimalMin("1") @DecimalMax("2") @DefaultValue("1.1")
        double zoom,

        @DecimalMin("0") @DecimalMax("0.5") @DefaultValue("0.2")
        double easing,

        @NotNull @DefaultValue("auto") StillFit fit,

        @DecimalMin("1") @DecimalMax("4") @DefaultValue("1.5")
        double oversampling,

        @Positive @DefaultValue("50000000") int maxPixels,
        @NotNull @DefaultValue("50MB") DataSize maxFileSize) {}
