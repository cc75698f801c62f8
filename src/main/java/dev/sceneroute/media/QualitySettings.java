package dev.sceneroute.media;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is asked of a clip, and what is done if it falls short ({@code sceneroute.quality}). Only what nobody can want
 * is ordered anew by default, because that is paid for.
 *
 * @param black for a clip in which nothing is to be seen
 * @param frozen for a clip in which nothing moves; a still picture may be wanted
 * @param silent for a clip without sound where sound was ordered; only looked at if it is not accepted
 * @param tooShort for a clip that is shorter than ordered
 * @param wrongShape for a picture of another width to height; images decide the shape of the clips made of them
 * @param wrongSize for a picture of the right shape with more or fewer pixels than the film's
 * @param wrongRate for another frame rate than the film's
 * @param blackPixel how bright a pixel may be and still count as black, 0 to 1
 * @param blackFrom the share of its length from which a clip counts as black
 * @param frozenNoise how much a picture may differ from the one it is compared with and still count as the same: the
 *     mean difference of all pixels, 0 to 1
 * @param frozenFrom the share of its length, in one piece, from which a clip counts as frozen; not all of it, since an
 *     encoder refines a still picture over its first frames
 * @param silentBelow how loud a sample may be and still count as silence, in decibels
 * @param silentFrom the share of its length from which a clip counts as silent
 * @param holdUpTo how long the last frame of a short clip may be held
 */
@Validated
@ConfigurationProperties("sceneroute.quality")
public record QualitySettings(
        @NotNull @DefaultValue("reorder") QualityPolicy black,
        @NotNull @DefaultValue("warn") QualityPolicy frozen,
        @NotNull @DefaultValue("accept") QualityPolicy silent,
        @NotNull @DefaultValue("repair") QualityPolicy tooShort,
        @NotNull @DefaultValue("repair") QualityPolicy wrongShape,
        @NotNull @DefaultValue("repair") QualityPolicy wrongSize,
        @NotNull @DefaultValue("repair") QualityPolicy wrongRate,

        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.1")
        double blackPixel,

        @DecimalMin("0.01") @DecimalMax("1") @DefaultValue("0.8")
        double blackFrom,

        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.0003")
        double frozenNoise,

        @DecimalMin("0.01") @DecimalMax("1") @DefaultValue("0.8")
        double frozenFrom,

        @DecimalMin("-120") @DecimalMax("0") @DefaultValue("-60")
        double silentBelow,

        @DecimalMin("0.01") @DecimalMax("1") @DefaultValue("0.98")
        double silentFrom,

        @NotNull @DurationMin @DefaultValue("500ms") Duration holdUpTo) {

    /** Refuses repairs that do not exist. */
    public QualitySettings {
        refuseRepair("black", black);
        refuseRepair("frozen", frozen);
        refuseRepair("silent", silent);
    }

    private static void refuseRepair(String key, QualityPolicy policy) {
        if (policy == QualityPolicy.REPAIR) {
            throw new IllegalArgumentException("sceneroute.quality." + key
                    + " is repair, but such a clip cannot be repaired: use accept, warn or reorder");
        }
    }
}
