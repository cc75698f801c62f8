package dev.sceneroute.speech;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is done by itself about speech that is longer than its scene ({@code sceneroute.narration.fit}). What the order
 * does not name, or its limits forbid, is offered and not done.
 *
 * @param before silence before the speech
 * @param after silence after it
 * @param order what is tried, one after the other, if the wanted length does not do
 * @param extraClip how much longer than wanted the clips of a scene may become all in all, because that is paid for;
 *     whole seconds count
 * @param holdUpTo how long the last frame may be held
 * @param speedUpTo how much faster than normal the speech may become; 2 is what engines take
 * @param estimateReserve the share by which an estimated length is taken longer, since the measured one may be so
 */
@Validated
@ConfigurationProperties("sceneroute.narration.fit")
public record FitPolicy(
        @NotNull @DurationMin @DefaultValue("300ms") Duration before,
        @NotNull @DurationMin @DefaultValue("500ms") Duration after,
        @NotNull @DefaultValue({"longer-clip", "hold"}) List<FitWay> order,
        @NotNull @DurationMin @DefaultValue("5s") Duration extraClip,
        @NotNull @DurationMin @DefaultValue("2s") Duration holdUpTo,

        @DecimalMin("1") @DecimalMax("2") @DefaultValue("1.15")
        double speedUpTo,

        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.1")
        double estimateReserve) {

    /** Refuses what only a person can do. */
    public FitPolicy {
        order = List.copyOf(order);
        for (FitWay way : order) {
            if (!way.isDoneAlone()) {
                throw new IllegalArgumentException("sceneroute.narration.fit.order names "
                        + way.word().replace('_', '-') + ", which is not done by itself: use longer-clip, hold and"
                        + " speed-up. Two shots, an extension and a shorter text change the script and are offered to"
                        + " its writer; a length that fits is always kept");
            }
        }
    }

    /** The same without one of its ways. */
    FitPolicy without(FitWay way) {
        return new FitPolicy(
                before,
                after,
                order.stream().filter(one -> one != way).toList(),
                extraClip,
                holdUpTo,
                speedUpTo,
                estimateReserve);
    }
}
